#include "json/nearest.hpp"
#include "program/command.hpp"
#include "program/command_line.hpp"
#include "report/meaning.hpp"
#include "text/octets.hpp"

#include <iostream>

namespace proxy407::program {
namespace {

HelpPage page() {
    return {
        .usage = "explain ID... | --all",
        .what =
            "Shows what an id or a word of the output means, which clause it rests on, and what to "
            "do.",
        .examples =
            "proxy407 explain wrong-credentials/percent-encoding-not-decoded\n"
            "proxy407 explain C-BASIC-01                    a requirement\n"
            "proxy407 explain channel                       a word\n"
            "proxy407 explain --all > ids.md                all of them, as a page",
        .notes = "Exit codes: 0 all is well, 2 wrong usage or an unknown id.",
    };
}

std::string suggestion(const std::string& id) {
    std::vector<std::string> ids;
    for (const auto& meaning : report::all_meanings()) ids.push_back(meaning.id);
    const auto near = json::nearest(id.substr(id.find('/') + 1), ids);
    return near.empty() ? "" : "; did you mean \"" + near.front() + "\"?";
}

}  // namespace

int explain_command(int argc, char** argv) {
    CommandLine line("explain", page());
    line.options("What it prints")("all", "print every id, as a page in Markdown");
    line.positional("ids");
    const auto given = line.parse(argc, argv);
    if (!given) return line.exit_code();
    const bool all = given->count("all") > 0;
    if (all == (given->count("ids") > 0)) return line.mistake("give an id, or --all");
    if (all) {
        std::cout << report::ids_page();
        return exit_ok;
    }
    for (const auto& id : (*given)["ids"].as<std::vector<std::string>>()) {
        const auto meanings = report::meanings_of(id);
        if (meanings.empty())
            return line.mistake("no id \"" + text::printable(id) + "\"" + suggestion(id));
        for (const auto& meaning : meanings) std::cout << report::meaning_text(meaning);
    }
    return exit_ok;
}

}  // namespace proxy407::program
