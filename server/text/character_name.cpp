#include "text/character_name.hpp"

#include "text/charset.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

namespace proxy407::text {
namespace {

struct Named {
    char32_t point;
    std::string_view name;
};

/// In order.
constexpr auto names = std::to_array<Named>({
    {0x00A0, "NO-BREAK SPACE"},
    {0x00AD, "SOFT HYPHEN"},
    {0x034F, "COMBINING GRAPHEME JOINER"},
    {0x061C, "ARABIC LETTER MARK"},
    {0x115F, "HANGUL CHOSEONG FILLER"},
    {0x1160, "HANGUL JUNGSEONG FILLER"},
    {0x1680, "OGHAM SPACE MARK"},
    {0x17B4, "KHMER VOWEL INHERENT AQ"},
    {0x17B5, "KHMER VOWEL INHERENT AA"},
    {0x180B, "MONGOLIAN FREE VARIATION SELECTOR ONE"},
    {0x180C, "MONGOLIAN FREE VARIATION SELECTOR TWO"},
    {0x180D, "MONGOLIAN FREE VARIATION SELECTOR THREE"},
    {0x180E, "MONGOLIAN VOWEL SEPARATOR"},
    {0x180F, "MONGOLIAN FREE VARIATION SELECTOR FOUR"},
    {0x2000, "EN QUAD"},
    {0x2001, "EM QUAD"},
    {0x2002, "EN SPACE"},
    {0x2003, "EM SPACE"},
    {0x2004, "THREE-PER-EM SPACE"},
    {0x2005, "FOUR-PER-EM SPACE"},
    {0x2006, "SIX-PER-EM SPACE"},
    {0x2007, "FIGURE SPACE"},
    {0x2008, "PUNCTUATION SPACE"},
    {0x2009, "THIN SPACE"},
    {0x200A, "HAIR SPACE"},
    {0x200B, "ZERO WIDTH SPACE"},
    {0x200C, "ZERO WIDTH NON-JOINER"},
    {0x200D, "ZERO WIDTH JOINER"},
    {0x200E, "LEFT-TO-RIGHT MARK"},
    {0x200F, "RIGHT-TO-LEFT MARK"},
    {0x2028, "LINE SEPARATOR"},
    {0x2029, "PARAGRAPH SEPARATOR"},
    {0x202A, "LEFT-TO-RIGHT EMBEDDING"},
    {0x202B, "RIGHT-TO-LEFT EMBEDDING"},
    {0x202C, "POP DIRECTIONAL FORMATTING"},
    {0x202D, "LEFT-TO-RIGHT OVERRIDE"},
    {0x202E, "RIGHT-TO-LEFT OVERRIDE"},
    {0x202F, "NARROW NO-BREAK SPACE"},
    {0x205F, "MEDIUM MATHEMATICAL SPACE"},
    {0x2060, "WORD JOINER"},
    {0x2061, "FUNCTION APPLICATION"},
    {0x2062, "INVISIBLE TIMES"},
    {0x2063, "INVISIBLE SEPARATOR"},
    {0x2064, "INVISIBLE PLUS"},
    {0x2066, "LEFT-TO-RIGHT ISOLATE"},
    {0x2067, "RIGHT-TO-LEFT ISOLATE"},
    {0x2068, "FIRST STRONG ISOLATE"},
    {0x2069, "POP DIRECTIONAL ISOLATE"},
    {0x206A, "INHIBIT SYMMETRIC SWAPPING"},
    {0x206B, "ACTIVATE SYMMETRIC SWAPPING"},
    {0x206C, "INHIBIT ARABIC FORM SHAPING"},
    {0x206D, "ACTIVATE ARABIC FORM SHAPING"},
    {0x206E, "NATIONAL DIGIT SHAPES"},
    {0x206F, "NOMINAL DIGIT SHAPES"},
    {0x2800, "BRAILLE PATTERN BLANK"},
    {0x3000, "IDEOGRAPHIC SPACE"},
    {0x3164, "HANGUL FILLER"},
    {0xFEFF, "ZERO WIDTH NO-BREAK SPACE"},
    {0xFFA0, "HALFWIDTH HANGUL FILLER"},
    {0xFFF9, "INTERLINEAR ANNOTATION ANCHOR"},
    {0xFFFA, "INTERLINEAR ANNOTATION SEPARATOR"},
    {0xFFFB, "INTERLINEAR ANNOTATION TERMINATOR"},
});

constexpr std::size_t most_names = 3;

std::string hexadecimal(char32_t point) {
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "U+%04X", static_cast<unsigned>(point));
    return buffer.data();
}

}  // namespace

std::string character_name(char32_t point) {
    if (point >= 0xFE00 && point <= 0xFE0F)
        return "VARIATION SELECTOR-" + std::to_string(point - 0xFE00 + 1);
    if (point >= 0xE0100 && point <= 0xE01EF)
        return "VARIATION SELECTOR-" + std::to_string(point - 0xE0100 + 17);
    if (point > 0xE0020 && point < 0xE007F)
        return std::string("TAG ") + static_cast<char>(point - 0xE0000);
    const auto found = std::ranges::lower_bound(names, point, {}, &Named::point);
    return found != names.end() && found->point == point ? std::string(found->name) : "";
}

std::string hidden_names(std::string_view octets) {
    if (std::ranges::all_of(octets, [](char c) { return (c & 0x80) == 0; })) return "";
    std::vector<std::string> found;
    for (const char32_t point : lenient_code_points(octets)) {
        auto name = point < 0x80 ? "" : character_name(point);
        if (name.empty()) continue;
        name = hexadecimal(point) + " " + name;
        if (std::ranges::find(found, name) != found.end()) continue;
        if (found.size() == most_names) return joined(found) + " ...";
        found.push_back(std::move(name));
    }
    return joined(found);
}

}  // namespace proxy407::text
