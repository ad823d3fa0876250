#include "checks/requirement.hpp"

#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>

namespace proxy407::checks {

namespace {

bool is_digits(std::string_view word) {
    return !word.empty() &&
           std::ranges::all_of(word, [](unsigned char c) { return std::isdigit(c); });
}

/// An RFC has four digits here, a section has fewer or dots.
bool is_rfc(std::string_view word) {
    return word.size() == 4 && is_digits(word);
}

/// "V", "K/S": how sure the one who read the clause was.
bool is_note(std::string_view word) {
    return !word.empty() && std::ranges::all_of(word, [](char c) {
        return c == 'V' || c == 'K' || c == 'S' || c == '/';
    });
}

std::vector<Requirement> read() {
    std::vector<Requirement> read;
    const auto file = nlohmann::json::parse(requirements_json());
    for (const auto& row : file.at("rows")) {
        if (!row.contains("requirement")) continue;  // what a mock proxy breaks on purpose
        read.push_back(
            {row.at("id"),
             row.at("requirement"),
             row.value("level", ""),
             clause(row.value("source", ""))}
        );
    }
    return read;
}

}  // namespace

std::string clause(std::string_view source) {
    std::string text;
    bool after_rfc = false;
    for (std::string word : text::words(source)) {
        const bool ends = word.ends_with(',') || word.ends_with(';');
        const std::string_view bare(word.data(), word.size() - (ends ? 1 : 0));
        if (is_note(bare)) {
            if (ends && !text.empty()) text += ';';
            continue;
        }
        const bool is_section = after_rfc && std::isdigit(static_cast<unsigned char>(word[0]));
        if (!text.empty()) text += ' ';
        if (is_rfc(bare)) {
            text += "RFC ";
            after_rfc = !ends;
        } else if (is_section) {
            text += "section ";
            after_rfc = false;
        }
        text += word;
    }
    return text;
}

std::span<const Requirement> all_requirements() {
    static const std::vector<Requirement> all = read();
    return all;
}

const Requirement* find_requirement(std::string_view id) {
    const auto all = all_requirements();
    const auto found = std::ranges::find(all, id, &Requirement::id);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace proxy407::checks
