#include "text/octets.hpp"

#include "text/charset.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace proxy407::text {
namespace {

using namespace std::string_view_literals;

TEST(Octets, EqualInConstantTime) {
    EXPECT_TRUE(equal_in_constant_time("", ""));
    EXPECT_TRUE(equal_in_constant_time("a\0b"sv, "a\0b"sv));
    EXPECT_FALSE(equal_in_constant_time("a\0b"sv, "a\0c"sv));
    EXPECT_FALSE(equal_in_constant_time("a", "ab"));
    EXPECT_FALSE(equal_in_constant_time("a", "A"));
}

TEST(Octets, CaseIsThatOfAsciiOnly) {
    EXPECT_TRUE(equal_ignoring_case("Proxy-Authorization", "pROXY-aUTHORIZATION"));
    EXPECT_FALSE(equal_ignoring_case("\xc4", "\xe4"));
    EXPECT_FALSE(equal_ignoring_case("[", "{"));
    EXPECT_FALSE(equal_ignoring_case("a", "aa"));
    EXPECT_EQ(to_lower("AZ[\xc4"), "az[\xc4");
}

TEST(Octets, TrimTakesSpacesAndTabsOnly) {
    constexpr struct {
        std::string_view octets, trimmed;
    } cases[] = {
        {" \t a b \t", "a b"},
        {"a", "a"},
        {" \t ", ""},
        {"", ""},
        {"\ra\n", "\ra\n"},
        {"\va", "\va"},
    };

    for (const auto& c : cases) EXPECT_EQ(trim(c.octets), c.trimmed) << printable(c.octets);
}

TEST(Octets, PrintableKeepsTextAndShowsTheRest) {
    constexpr struct {
        std::string_view octets, shown;
    } cases[] = {
        {"Gr\u00fc\u00dfe \u20ac", "Gr\u00fc\u00dfe \u20ac"},
        {"a\r\n\tb\0"sv, "a\\r\\n\\tb\\0"},
        {"\x1b[2J", "\\x1b[2J"},
        {"\x7f", "\\x7f"},
        {"caf\xe9", "caf\\xe9"},
        {"\u009b", "\\u{9b}"},
        {"\u202e", "\\u{202e}"},
        {"pass\u3000", "pass\\u{3000}"},
        {"a\u2003b\u00a0", "a\\u{2003}b\\u{a0}"},
        {"\u00ad\ufe0f\U000e0041\u2800", "\\u{ad}\\u{fe0f}\\u{e0041}\\u{2800}"},
        {"e\u0301\u0302", "e\u0301\u0302"},
        {"\u0301", "\\u{301}"},
        {"user:\u0301\u0302", "user:\\u{301}\\u{302}"},
        {"\u200b\u0301", "\\u{200b}\\u{301}"},
        {"\xe2\x82", "\\xe2\\x82"},
    };

    for (const auto& c : cases) EXPECT_EQ(printable(c.octets), c.shown);
}

/// Of a code point in this form; what Unicode calls a surrogate is no UTF-8.
std::string encoded(char32_t point) {
    return to_utf8({&point, 1});
}

bool all_printable(const std::string& utf8) {
    const auto points = code_points(utf8);
    return points && std::all_of(points->begin(), points->end(), is_printable);
}

TEST(Octets, PrintableShowsEveryCodePointOrItsOctets) {
    for (char32_t first = 0; first <= 0x10FFFF; first += 0x100) {
        std::string all;
        for (char32_t point = first; point < first + 0x100; ++point) all += encoded(point);
        EXPECT_TRUE(all_printable(printable(all))) << static_cast<unsigned>(first);
    }
}

TEST(Octets, PrintableKnowsWhatMovesAndWhatHides) {
    for (const char32_t point :
         {0x00u,   0x1Bu,   0x7Fu,   0x80u,   0x9Bu,    0xADu,    0x034Fu,  0x061Cu,  0x115Fu,
          0xA0u,   0x1680u, 0x2000u, 0x2003u, 0x202Fu,  0x205Fu,  0x2800u,  0x3000u,  0x0301u,
          0x180Eu, 0x200Bu, 0x200Du, 0x200Eu, 0x200Fu,  0x2028u,  0x2029u,  0x202Au,  0x202Eu,
          0x2060u, 0x2066u, 0x2069u, 0x206Fu, 0x3164u,  0xD800u,  0xE000u,  0xFE0Fu,  0xFEFFu,
          0xFFF9u, 0xFDD0u, 0xFFFEu, 0x0378u, 0x1D173u, 0xE0001u, 0xE0041u, 0xF0000u, 0x10FFFFu})
        EXPECT_EQ(printable(encoded(point)).front(), '\\') << static_cast<unsigned>(point);
    for (const char32_t point : {0x20u, 0x7Eu, 0xFCu, 0x05D0u, 0x20ACu, 0x1F600u})
        EXPECT_EQ(printable(encoded(point)), encoded(point)) << static_cast<unsigned>(point);
}

TEST(Octets, PrintableJsonHasTheSameValueAndNothingHidden) {
    for (char32_t first = 0; first <= 0x10FFFF; first += 0x100) {
        std::string all;
        for (char32_t point = first; point < first + 0x100; ++point)
            if (point < 0xD800 || point > 0xDFFF) all += encoded(point);
        const auto shown = printable_json(nlohmann::json(all).dump());
        EXPECT_TRUE(all_printable(shown)) << static_cast<unsigned>(first);
        EXPECT_EQ(nlohmann::json::parse(shown), all) << static_cast<unsigned>(first);
    }
    EXPECT_EQ(
        printable_json("{\n \"a\": \"\u009b\u202e\x7f\"\n}\n"),
        "{\n \"a\": \"\\u009b\\u202e\\u007f\"\n}\n"
    );
    EXPECT_EQ(printable_json("\"a\u3000\u0301\""), "\"a\\u3000\\u0301\"");
    EXPECT_EQ(printable_json("\"\u0301e\u0301\""), "\"\\u0301e\u0301\"");
    EXPECT_EQ(printable_json("\"\U000E0001\""), "\"\\udb40\\udc01\"");
    EXPECT_EQ(printable_json("\"\xff\""), "\"\\ufffd\"");
}

TEST(Octets, AsUtf8ReplacesWhatIsNone) {
    EXPECT_EQ(as_utf8("caf\xe9!\u20ac"), "caf\ufffd!\u20ac");
    EXPECT_EQ(as_utf8("\xe2\x82"), "\ufffd\ufffd");
    EXPECT_EQ(as_utf8(""), "");
}

TEST(Octets, AnyOctetsBecomeUtf8WithoutControls) {
    EXPECT_TRUE(rc::check([](const std::string& octets) {
        const auto shown = printable(octets);
        RC_ASSERT(is_utf8(shown));
        RC_ASSERT(std::none_of(shown.begin(), shown.end(), [](unsigned char c) {
            return c < 0x20 || c == 0x7F;
        }));
        RC_ASSERT(is_utf8(as_utf8(octets)));
    }));
}

TEST(Octets, Controls) {
    EXPECT_TRUE(has_control("a\tb"));
    EXPECT_TRUE(has_control("\x7F"));
    EXPECT_FALSE(has_control("a b~\xC3\xA9"));
}

TEST(Octets, Joined) {
    EXPECT_EQ(joined({}), "");
    EXPECT_EQ(joined({"a"}), "a");
    EXPECT_EQ(joined({"", "b", "c"}, "+"), "+b+c");
}

TEST(ShellWord, IsQuotedOnlyWhereItHasToBe) {
    EXPECT_EQ(shell_word("plain-word_1.2/3:4@5%6"), "plain-word_1.2/3:4@5%6");
    EXPECT_EQ(shell_word(""), "''");
    EXPECT_EQ(shell_word("~root"), "'~root'");
    EXPECT_EQ(shell_word("it's"), "'it'\\''s'");
    EXPECT_EQ(shell_word("a \"$b\""), "'a \"$b\"'");
}

TEST(Contains, Word_IsComparedWhole) {
    EXPECT_TRUE(contains({"a", "bc"}, "bc"));
    EXPECT_FALSE(contains({"a", "bc"}, "b"));
    EXPECT_FALSE(contains({}, ""));
}

}  // namespace
}  // namespace proxy407::text
