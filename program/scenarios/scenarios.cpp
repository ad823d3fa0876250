#include "program/command.hpp"
#include "program/command_line.hpp"
#include "scenario/catalogue.hpp"
#include "scenario/schema.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iomanip>
#include <iostream>

namespace proxy407::program {
namespace {

HelpPage page() {
    return {
        .usage = "scenarios list [--json] | show NAME | validate FILE... | schema",
        .what = "Says what the proxy can demand. A scenario is a JSON file; many are built in.",
        .examples =
            "proxy407 scenarios list\n"
            "proxy407 scenarios list --json                 all of them, as one array\n"
            "proxy407 scenarios show digest > mine.json     begin with a copy\n"
            "proxy407 scenarios validate mine.json          all mistakes, where they are\n"
            "proxy407 scenarios schema                      the JSON Schema, for editors",
        .notes =
            "Exit codes: 0 all is well, 2 wrong usage, an unknown name or a mistake in a file.",
    };
}

int print_mistakes(const std::vector<json::Mistake>& mistakes) {
    for (const json::Mistake& mistake : mistakes) std::cerr << json::to_string(mistake) << '\n';
    return exit_usage;
}

int list() {
    std::size_t width = 0;
    for (const scenario::BuiltIn& one : scenario::built_in())
        width = std::max(width, one.id.size());
    for (const scenario::BuiltIn& one : scenario::built_in()) {
        const scenario::Loaded loaded = scenario::from_json(one.json, one.path);
        const auto* found = std::get_if<scenario::Scenario>(&loaded);
        std::cout << std::left << std::setw(static_cast<int>(width)) << one.id << "  "
                  << (found ? found->title : std::string(one.path)) << '\n';
    }
    return exit_ok;
}

int list_json() {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const scenario::BuiltIn& one : scenario::built_in())
        all.push_back(nlohmann::ordered_json::parse(one.json));
    std::cout << text::printable_json(all.dump(2)) << '\n';
    return exit_ok;
}

int show(const std::string& name) {
    const auto all = scenario::built_in();
    const auto found = std::ranges::find(all, name, &scenario::BuiltIn::id);
    if (found != all.end()) {
        std::cout << found->json;
        return exit_ok;
    }
    // A name that is not there: the catalogue knows the nearest ones.
    const scenario::Loaded loaded = scenario::find(name);
    if (const auto* mistakes = std::get_if<std::vector<json::Mistake>>(&loaded))
        return print_mistakes(*mistakes);
    std::cerr << "proxy407 scenarios: show is for the built-in ones; " << text::printable(name)
              << " is a file of yours\n";
    return exit_usage;
}

int validate(const std::vector<std::string>& words) {
    int code = exit_ok;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const scenario::Loaded loaded = scenario::load_file(words[i]);
        if (const auto* mistakes = std::get_if<std::vector<json::Mistake>>(&loaded))
            code = print_mistakes(*mistakes);
        else
            std::cout << text::printable(words[i]) << ": ok\n";
    }
    return code;
}

}  // namespace

int scenarios_command(int argc, char** argv) {
    CommandLine line("scenarios", page());
    line.options("What it prints")("json", "list the whole scenarios, as JSON");
    line.positional("words");
    const auto given = line.parse(argc, argv);
    if (!given) return line.exit_code();
    const auto words = given->count("words") > 0 ? (*given)["words"].as<std::vector<std::string>>()
                                                 : std::vector<std::string>{"list"};
    const bool json = given->count("json") > 0;
    if (words[0] == "list" && words.size() == 1) return json ? list_json() : list();
    if (json) return line.mistake("--json is for list");
    if (words[0] == "show" && words.size() == 2) return show(words[1]);
    if (words[0] == "validate" && words.size() > 1) return validate(words);
    if (words[0] == "schema" && words.size() == 1) {
        std::cout << scenario::schema();
        return exit_ok;
    }
    return line.mistake("one of: list, show NAME, validate FILE..., schema");
}

}  // namespace proxy407::program
