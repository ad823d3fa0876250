#include "program/explain/glossary.hpp"

#include "json/nearest.hpp"
#include "ladder/conclusion.hpp"
#include "offline/sightings.hpp"
#include "program/command.hpp"
#include "report/meaning.hpp"
#include "text/octets.hpp"

#include <iostream>

namespace proxy407::program {
namespace {

std::string suggestion(const std::string& id) {
    std::vector<std::string> ids;
    for (const auto& meaning : report::all_meanings()) ids.push_back(meaning.id);
    for (const auto& cause : ladder::known_causes()) ids.emplace_back(cause.id);
    const auto near = json::nearest(id.substr(id.find('/') + 1), ids);
    return near.empty() ? "" : "; did you mean \"" + near.front() + "\"?";
}

/// The words are not shown where they may be a secret.
std::string mistake_of(const std::string& word, const std::vector<std::string>& words) {
    const bool parted = offline::may_be_credentials(text::joined(words, " "));
    if (parted || offline::may_be_credentials(word))
        return "this is no id but a value of Proxy-Authorization; add --user NAME, whose "
               "credentials "
               "it should have been";
    return "no id \"" + text::printable(word) + "\"" + suggestion(word);
}

}  // namespace

int explain_words(const CommandLine& line, const std::vector<std::string>& words) {
    const auto more = ladder::cause_meanings();
    for (const auto& word : words) {
        const auto meanings = report::meanings_of(word, more);
        if (meanings.empty()) return line.mistake(mistake_of(word, words));
        for (const auto& meaning : meanings) std::cout << report::meaning_text(meaning);
    }
    return exit_ok;
}

}  // namespace proxy407::program
