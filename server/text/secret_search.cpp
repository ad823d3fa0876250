#include "text/secret_search.hpp"

#include "text/charset.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::text {
namespace {

/// What is shorter would be found in any word, and counts only as a word of its own.
constexpr std::size_t shortest_part = 3;

bool is_word_octet(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

bool is_word(std::string_view octets, std::size_t at, std::size_t size) {
    const bool before = at > 0 && is_word_octet(octets[at - 1]);
    const bool after = at + size < octets.size() && is_word_octet(octets[at + size]);
    return !before && !after;
}

std::string utf16(std::string_view utf8, bool little) {
    std::string out;
    for (const char16_t unit : to_utf16(code_points(utf8).value_or(U""))) {
        const char high = static_cast<char>(unit >> 8);
        const char low = static_cast<char>(unit & 0xFF);
        out += little ? std::string{low, high} : std::string{high, low};
    }
    return out;
}

}  // namespace

void SecretSearch::add_needle(std::string_view octets) {
    std::string needle = to_lower(octets);
    if (needle.empty() || std::ranges::find(needles_, needle) != needles_.end()) return;
    needles_.push_back(std::move(needle));
}

void SecretSearch::add(std::string_view secret) {
    for (const std::string& form : {std::string(secret), nfc(secret), nfd(secret), nfkc(secret)}) {
        add_needle(form);
        add_needle(std::string(form.rbegin(), form.rend()));
        add_needle(utf16(form, true));
        add_needle(utf16(form, false));
        add_needle(utf8_to_latin1(form).value_or(""));
        add_needle(utf8_to_cp1252(form).value_or(""));
        add_needle(latin1_to_utf8(form));
    }
}

std::vector<Range> SecretSearch::find(std::string_view octets) const {
    std::vector<Range> found;
    if (needles_.empty()) return found;
    const Readings read = readings(octets);
    if (!read.complete) return {{0, static_cast<std::uint32_t>(octets.size())}};
    for (const View& view : read.views) {
        const std::string lower = to_lower(view.octets);
        for (const std::string& needle : needles_) {
            for (auto at = lower.find(needle); at != lower.npos; at = lower.find(needle, at + 1)) {
                const std::size_t last = at + needle.size() - 1;
                if (needle.size() < shortest_part && !is_word(lower, at, needle.size())) continue;
                found.push_back({view.from[at].begin, view.from[last].end});
            }
        }
    }
    return found;
}

}  // namespace proxy407::text
