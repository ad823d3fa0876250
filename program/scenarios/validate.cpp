#include "program/command.hpp"
#include "program/command_line.hpp"
#include "program/scenario_options.hpp"
#include "program/scenarios/commands.hpp"
#include "text/octets.hpp"

#include <iostream>

namespace proxy407::program {
namespace {

HelpPage validate_page() {
    return {
        .usage = "scenarios validate FILE...",
        .what =
            "Checks scenario files; - is standard input. Reports every mistake of each at once:\n"
            "where it is, what is there, the likely fix, what was expected.",
        .examples =
            "proxy407 scenarios validate mine.json\n"
            "proxy407 scenarios validate scenarios/*.json\n"
            "proxy407 scenarios show digest | proxy407 scenarios validate -",
        .notes =
            "A warning is for what has another effect than it seems; such a file is valid.\n"
            "Exit codes: 0 all files are valid, 2 wrong usage or a mistake in a file.",
    };
}

}  // namespace

int scenarios_validate_command(int argc, char** argv) {
    CommandLine line("scenarios validate", validate_page());
    line.positional("files");
    const auto given = line.parse(argc, argv);
    if (!given) return line.exit_code();
    if (given->count("files") == 0) return line.mistake("name a file, or - for standard input");
    int code = exit_ok;
    for (const auto& file : (*given)["files"].as<std::vector<std::string>>()) {
        const scenario::Loaded loaded = load_scenario(file, ReadAs::file);
        if (const auto* mistakes = std::get_if<json::Mistakes>(&loaded)) {
            print_mistakes(*mistakes);
            code = exit_usage;
        } else {
            std::cout << (file == "-" ? "standard input" : text::printable(file)) << ": ok\n";
        }
    }
    return code;
}

}  // namespace proxy407::program
