# Completion of proxy407 for fish. Commands and options are those that the program's own help shows,
# scenarios those that it lists.
function __proxy407_commands
    proxy407 help 2>/dev/null | sed -n '/^Commands:$/,/^$/s/^  \([a-z-]*\) */\1\t/p'
end
function __proxy407_options
    set -l words (commandline -opc)
    proxy407 help $words[2] 2>/dev/null | grep -o -E -e '--[a-z][a-z0-9-]*' | sort -u
end
function __proxy407_scenarios
    proxy407 scenarios list 2>/dev/null | sed 's/  */\t/'
end
complete -c proxy407 -n __fish_use_subcommand -f -a '(__proxy407_commands)'
complete -c proxy407 -n '__fish_seen_subcommand_from help' -f -a '(__proxy407_commands)'
complete -c proxy407 -n '__fish_seen_subcommand_from serve run' -a '(__proxy407_scenarios)'
complete -c proxy407 -n 'not __fish_use_subcommand; and string match -q -- "-*" (commandline -ct)' -a '(__proxy407_options)'
