#include "json/nearest.hpp"

#include "text/octets.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <utility>

namespace proxy407::json {

namespace {

/// Levenshtein distance without case, one row at a time.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({replaced, row[j] + 1, row[j - 1] + 1}));
        }
    }
    return row[b.size()];
}

/// The same word but for case and for how its parts are joined: "Wrong_Password".
bool is_spelling_of(std::string_view word, std::string_view candidate) {
    return std::ranges::equal(word, candidate, [](char a, char b) {
        const auto plain = [](unsigned char c) {
            return c == '_' || c == ' ' ? '-' : std::tolower(c);
        };
        return plain(a) == plain(b);
    });
}

}  // namespace

std::vector<std::string> nearest(
    std::string_view word, const std::vector<std::string>& candidates
) {
    for (const auto& candidate : candidates)
        if (is_spelling_of(word, candidate)) return {candidate};
    const auto lower = text::to_lower(word);
    const std::size_t most = word.size() / 3 + 1;  // a third of the word may be wrong, and one more
    std::vector<std::pair<std::size_t, std::string>> ranked;
    for (const auto& candidate : candidates) {
        const auto other = text::to_lower(candidate);
        const bool begins = lower.size() >= 2 && other.starts_with(lower);
        const auto slips = begins ? 1 : distance(lower, other);
        if (slips <= most && slips < std::max<std::size_t>(lower.size(), 1))
            ranked.emplace_back(slips, candidate);
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<std::size_t, std::string>::first);
    std::vector<std::string> found;
    for (auto& [slips, candidate] : ranked) found.push_back(std::move(candidate));
    return found;
}

std::string in_a_row(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "\"" : ", \"") + word + '"';
    return text;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
    const auto near = nearest(word, candidates);
    return near.empty() ? "" : "did you mean \"" + near.front() + "\"?";
}

void expect_one_of(
    Mistake& mistake, const std::vector<std::string>& allowed, std::string_view word
) {
    constexpr std::size_t most_read = 10;
    const bool is_list = allowed.size() > 1;
    mistake.fix = is_list ? did_you_mean(word, allowed) : "";
    const bool is_long = allowed.size() > most_read;
    mistake.expected = is_list ? "one of " : "";
    if (is_long) mistake.expected += std::to_string(allowed.size());
    if (is_long && mistake.fix.empty()) mistake.expected += ": ";
    if (!is_long || mistake.fix.empty()) mistake.expected += in_a_row(allowed);
}

void unknown_key(Mistake& mistake, const std::vector<std::string>& known, std::string_view key) {
    mistake.found = "unknown key \"" + text::printable(key) + '"';
    if (mistake.fix.empty()) mistake.fix = did_you_mean(key, known);
    if (mistake.fix.empty() && !known.empty()) mistake.fix = "known here: " + in_a_row(known);
}

std::string one_of(const std::vector<std::string>& allowed, std::string_view found) {
    constexpr std::size_t most_listed = 100;
    constexpr std::size_t a_long_list = 25;
    const auto near = allowed.size() == 1 ? std::vector<std::string>{} : nearest(found, allowed);
    const bool is_long = allowed.size() > a_long_list;
    std::string text = allowed.size() == 1 ? "" : "one of ";
    if (is_long) text += std::to_string(allowed.size());
    if (is_long && !near.empty()) text += ", perhaps \"" + near.front() + '"';
    if (allowed.size() <= most_listed) {
        if (is_long) text += ": ";
        text += in_a_row(allowed);
    }
    if (!is_long && !near.empty()) text += " (did you mean \"" + near.front() + "\"?)";
    return text;
}

}  // namespace proxy407::json
