#include "json/nearest.hpp"
#include "program/command.hpp"
#include "program/command_line.hpp"
#include "program/scenarios/commands.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::program {
namespace {

struct SubCommand {
    std::string_view name;
    int (*run)(int argc, char** argv);
};

constexpr std::array sub_commands = {
    SubCommand{"list", scenarios_list_command},
    SubCommand{"show", scenarios_show_command},
    SubCommand{"validate", scenarios_validate_command},
    SubCommand{"from-curl", scenarios_from_curl_command},
    SubCommand{"schema", scenarios_schema_command},
};

HelpPage page() {
    return {
        .usage =
            "scenarios [list [WORD...] | show NAME | validate FILE... | from-curl [FILE] | schema]",
        .what =
            "Lists, shows, checks and makes scenarios. A scenario is a JSON file that says what\n"
            "the proxy does; many are built in.",
        .examples =
            "proxy407 scenarios list                        all built-in scenarios\n"
            "proxy407 scenarios list kerberos               those about a word\n"
            "proxy407 scenarios show digest > mine.json     begin with a copy\n"
            "proxy407 scenarios validate mine.json          all mistakes, where they are\n"
            "proxy407 scenarios from-curl < transcript      make one from a real 407\n"
            "proxy407 scenarios schema                      the JSON Schema, for editors",
        .notes =
            "Each has its own --help: proxy407 scenarios list --help.\n"
            "Exit codes: 0 success, 2 wrong usage, an unknown name or a mistake in a file.",
    };
}

int unknown(const CommandLine& line, std::string_view word) {
    std::vector<std::string> names;
    for (const SubCommand& one : sub_commands) names.emplace_back(one.name);
    const auto near = json::nearest(word, names);
    return line.mistake(
        "unknown command \"" + text::printable(word) + "\"; " +
        (near.empty() ? "known are: list, show, validate, from-curl, schema"
                      : "did you mean " + near.front() + "?")
    );
}

}  // namespace

/// The sub-command is the first word; options may stand before it.
int scenarios_command(int argc, char** argv) {
    CommandLine line("scenarios", page());
    std::vector<char*> arguments(argv, argv + argc);
    const auto word = std::find_if(arguments.begin() + 1, arguments.end(), [](const char* one) {
        return one[0] != '-';
    });
    if (word == arguments.end()) {
        const bool help = argc > 1 && (std::string_view(argv[1]) == "--help" ||
                                       std::string_view(argv[1]) == "-h");
        if (!help) return scenarios_list_command(argc, argv);
        line.parse(argc, argv);
        return line.exit_code();
    }
    const auto found = std::ranges::find(sub_commands, std::string_view(*word), &SubCommand::name);
    if (found == sub_commands.end()) return unknown(line, *word);
    arguments.erase(word);
    arguments.push_back(nullptr);
    return found->run(argc - 1, arguments.data());
}

}  // namespace proxy407::program
