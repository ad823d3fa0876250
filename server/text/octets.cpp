#include "text/octets.hpp"

#include "text/charset.hpp"
#include "text/hex.hpp"

#include <openssl/crypto.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace proxy407::text {

namespace {

constexpr char delete_character = 0x7F;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The length of the valid UTF-8 sequence at the front; 0 if there is none.
std::size_t utf8_length(std::string_view octets) {
    const auto first = static_cast<unsigned char>(octets.front());
    const std::size_t length = first < 0x80   ? 1
                               : first < 0xC2 ? 0
                               : first < 0xE0 ? 2
                               : first < 0xF0 ? 3
                               : first < 0xF5 ? 4
                                              : 0;
    if (length == 0 || length > octets.size()) return 0;
    return is_utf8(octets.substr(0, length)) ? length : 0;
}

std::string escaped(char c) {
    switch (c) {
        case '\r': return "\\r";
        case '\n': return "\\n";
        case '\t': return "\\t";
        case '\0': return "\\0";
        default: return "\\x" + hex_encode({&c, 1});
    }
}

std::string escaped(char32_t point) {
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "\\u{%x}", static_cast<unsigned>(point));
    return buffer.data();
}

bool is_letter_or_digit(char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9');
}

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

/// What is at the front and needs no look at each character by itself: nearly all of most texts.
template <class Is>
std::string_view run_of(std::string_view octets, Is is) {
    const auto end = std::find_if_not(octets.begin(), octets.end(), is);
    return octets.substr(0, static_cast<std::size_t>(end - octets.begin()));
}

}  // namespace

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (lower(a[i]) != lower(b[i])) return false;
    }
    return true;
}

std::string to_lower(std::string_view ascii) {
    std::string out(ascii);
    for (auto& c : out) c = lower(c);
    return out;
}

std::string_view trim(std::string_view octets) {
    constexpr std::string_view space = " \t";
    const auto begin = octets.find_first_not_of(space);
    if (begin == octets.npos) return {};
    return octets.substr(begin, octets.find_last_not_of(space) - begin + 1);
}

std::string printable(std::string_view octets) {
    std::string out;
    out.reserve(octets.size());
    bool on_letter = false;
    while (!octets.empty()) {
        const auto plain = run_of(octets, [](char c) { return is_ascii(c) && !is_control(c); });
        if (!plain.empty()) {
            out += plain;
            on_letter = is_letter_or_digit(plain.back());
            octets.remove_prefix(plain.size());
            continue;
        }
        const auto sequence = octets.substr(0, std::max<std::size_t>(1, utf8_length(octets)));
        octets.remove_prefix(sequence.size());
        if (sequence.size() == 1) {
            out += escaped(sequence[0]);
            on_letter = false;
            continue;
        }
        const auto point = code_points(sequence)->front();
        on_letter = is_printable(point) && (on_letter || !is_combining(point));
        out += on_letter ? std::string(sequence) : escaped(point);
    }
    return out;
}

std::string printable_json(std::string_view json) {
    std::string out;
    out.reserve(json.size());
    bool on_letter = false;
    while (!json.empty()) {
        const auto run = run_of(json, [](char c) { return is_ascii(c) && c != delete_character; });
        if (!run.empty()) {
            out += run;
            on_letter = is_letter_or_digit(run.back());
            json.remove_prefix(run.size());
            continue;
        }
        const auto sequence = json.substr(0, std::max<std::size_t>(1, utf8_length(json)));
        json.remove_prefix(sequence.size());
        bool plain = false;
        if (sequence.size() > 1) {
            const auto point = code_points(sequence)->front();
            plain = is_printable(point) && (on_letter || !is_combining(point));
        }
        on_letter = plain;
        if (plain) {
            out += sequence;
            continue;
        }
        for (const char16_t unit : to_utf16(code_points(sequence).value_or(U"\uFFFD"))) {
            const std::array<char, 2> octets = {
                static_cast<char>(unit >> 8), static_cast<char>(unit & 0xFF)};
            out += "\\u" + hex_encode({octets.data(), octets.size()});
        }
    }
    return out;
}

std::string as_utf8(std::string_view octets) {
    std::string out;
    out.reserve(octets.size());
    while (!octets.empty()) {
        const auto run = run_of(octets, is_ascii);
        out += run;
        octets.remove_prefix(run.size());
        if (octets.empty()) break;
        const auto length = utf8_length(octets);
        out += length == 0 ? "\xEF\xBF\xBD" : octets.substr(0, length);
        octets.remove_prefix(length == 0 ? 1 : length);
    }
    return out;
}

bool is_control(char c) {
    const auto octet = static_cast<unsigned char>(c);
    return octet < 0x20 || octet == 0x7F;
}

bool has_control(std::string_view octets) {
    return std::any_of(octets.begin(), octets.end(), is_control);
}

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> found;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) found.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    auto at = what.empty() ? text.npos : text.find(what);
    if (at == text.npos) return text;
    std::string made;  // in one go: the text may be long, and full of it
    std::size_t begin = 0;
    for (; at != text.npos; at = text.find(what, begin)) {
        made.append(text, begin, at - begin).append(with);
        begin = at + what.size();
    }
    return made.append(text, begin);
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (const auto& part : parts) {
        if (&part != &parts.front()) out += separator;
        out += part;
    }
    return out;
}

std::string shell_quoted(std::string_view word) {
    std::string out = "'";
    for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

std::string shell_word(std::string_view word) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/%@+,=";
    const bool safe = !word.empty() && word.find_first_not_of(plain) == word.npos;
    return safe && word.front() != '~' ? std::string(word) : shell_quoted(word);
}

bool contains(const std::vector<std::string>& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

}  // namespace proxy407::text
