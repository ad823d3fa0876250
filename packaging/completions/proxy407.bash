# Completion of proxy407 for bash. Commands and options are those that the program's own help shows,
# scenarios those that it lists.
_proxy407() {
    local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]} words
    if [ "$COMP_CWORD" -eq 1 ] || [ "$command" = help ]; then
        words=$(proxy407 help 2>/dev/null | sed -n '/^Commands:$/,/^$/s/^  \([a-z-]*\) .*/\1/p')
    elif [[ $word == -* ]]; then
        words=$(proxy407 help "$command" 2>/dev/null | grep -o -E -e '--[a-z][a-z0-9-]*' | sort -u)
    elif [ "$command" = serve ] || [[ ${COMP_WORDS[COMP_CWORD - 1]} == --scenario ]]; then
        words=$(proxy407 scenarios list 2>/dev/null | sed 's/ .*//')
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    [ ${#COMPREPLY[@]} -gt 0 ] || mapfile -t COMPREPLY < <(compgen -f -- "$word")
}
complete -F _proxy407 proxy407
