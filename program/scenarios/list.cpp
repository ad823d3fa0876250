#include "program/command.hpp"
#include "program/command_line.hpp"
#include "program/scenarios/commands.hpp"
#include "scenario/search.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iomanip>
#include <iostream>

namespace proxy407::program {
namespace {

HelpPage list_page() {
    return {
        .usage = "scenarios list [WORD...] [--json]",
        .what = "Lists the built-in scenarios, or those that all the words are about.",
        .examples =
            "proxy407 scenarios list\n"
            "proxy407 scenarios list kerberos               by another word, too\n"
            "proxy407 scenarios list wrong password         both words\n"
            "proxy407 scenarios list digest --json          the whole scenarios, as one array",
        .notes =
            "A word is looked for in the name, the title, the family and the story.\n"
            "Exit codes: 0 success, 2 wrong usage, or no scenario is about the words.",
    };
}

using Found = std::vector<const scenario::BuiltIn*>;

void print_names(const Found& found) {
    std::size_t width = 0;
    for (const auto* one : found) width = std::max(width, one->id.size());
    for (const auto* one : found) {
        const auto title = nlohmann::json::parse(one->json).at("title").get<std::string>();
        std::cout << std::left << std::setw(static_cast<int>(width)) << one->id << "  " << title
                  << '\n';
    }
}

void print_json(const Found& found) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const auto* one : found) all.push_back(nlohmann::ordered_json::parse(one->json));
    std::cout << text::printable_json(all.dump(2)) << '\n';
}

}  // namespace

int scenarios_list_command(int argc, char** argv) {
    CommandLine line("scenarios list", list_page());
    line.options("What it prints")("json", "the whole scenarios, as JSON");
    line.positional("words");
    const auto given = line.parse(argc, argv);
    if (!given) return line.exit_code();
    Found found;
    for (const scenario::BuiltIn& one : scenario::built_in()) found.push_back(&one);
    if (given->count("words") > 0) {
        std::string words;
        for (const auto& word : (*given)["words"].as<std::vector<std::string>>())
            words += (words.empty() ? "" : " ") + word;
        found = scenario::search(words);
        if (found.empty())
            return line.mistake(
                "no built-in scenario is about \"" + text::printable(words) +
                "\"; list without a word shows all"
            );
    }
    given->count("json") > 0 ? print_json(found) : print_names(found);
    return exit_ok;
}

}  // namespace proxy407::program
