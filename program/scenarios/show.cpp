#include "program/command.hpp"
#include "program/command_line.hpp"
#include "program/scenario_options.hpp"
#include "program/scenarios/commands.hpp"
#include "scenario/schema.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <iostream>

namespace proxy407::program {
namespace {

HelpPage show_page() {
    return {
        .usage = "scenarios show NAME",
        .what = "Prints a built-in scenario, to read it or to begin with a copy.",
        .examples =
            "proxy407 scenarios show basic\n"
            "proxy407 scenarios show digest > mine.json     then: proxy407 serve ./mine.json",
        .notes = "Exit codes: 0 success, 2 wrong usage or an unknown name.",
    };
}

HelpPage schema_page() {
    return {
        .usage = "scenarios schema",
        .what = "Prints the JSON Schema of scenarios, for editors that complete and check.",
        .examples = "proxy407 scenarios schema > scenario.schema.json",
        .notes = "",
    };
}

}  // namespace

int scenarios_show_command(int argc, char** argv) {
    CommandLine line("scenarios show", show_page());
    line.positional("names");
    const auto given = line.parse(argc, argv);
    if (!given) return line.exit_code();
    if (given->count("names") == 0)
        return line.mistake("name a scenario; proxy407 scenarios list shows their names");
    const auto names = (*given)["names"].as<std::vector<std::string>>();
    if (names.size() > 1) return line.mistake("show prints one scenario at a time");
    const auto all = scenario::built_in();
    const auto found = std::ranges::find(all, names.front(), &scenario::BuiltIn::id);
    if (found != all.end()) {
        std::cout << found->json;
        return exit_ok;
    }
    if (scenario::is_path(names.front()))
        return line.mistake(
            "show prints built-in scenarios, and " + text::printable(names.front()) +
            " is a file; validate checks it"
        );
    // The catalogue knows the nearest names.
    const auto loaded = scenario::find(names.front());
    print_mistakes(std::get<json::Mistakes>(loaded));
    return exit_usage;
}

int scenarios_schema_command(int argc, char** argv) {
    CommandLine line("scenarios schema", schema_page());
    if (!line.parse(argc, argv)) return line.exit_code();
    std::cout << scenario::schema();
    return exit_ok;
}

}  // namespace proxy407::program
