#include "text/charset.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>
#include <string_view>

namespace proxy407::text {
namespace {

using namespace std::string_view_literals;

TEST(Charset, UpperCaseIsThatOfWindows) {
    EXPECT_EQ(to_upper(U"user 7 \u00FC \u00DF"), U"USER 7 \u00DC \u00DF");
}

TEST(Charset, KnowsUtf8) {
    for (const auto octets :
         {""sv, "a"sv, "\0"sv, "\xc3\xa9"sv, "\xe2\x82\xac"sv, "\xf0\x9f\x94\x91"sv}) {
        EXPECT_TRUE(is_utf8(octets)) << octets;
    }

    constexpr struct {
        std::string_view name, octets;
    } wrong[] = {
        {"ISO-8859-1", "caf\xe9"},
        {"continuation alone", "\x80"},
        {"cut short", "\xe2\x82"},
        {"overlong", "\xc0\xaf"},
        {"surrogate", "\xed\xa0\x80"},
        {"beyond U+10FFFF", "\xf4\x90\x80\x80"},
    };

    for (const auto& c : wrong) {
        EXPECT_FALSE(is_utf8(c.octets)) << c.name;
        EXPECT_EQ(code_points(c.octets), std::nullopt) << c.name;
        EXPECT_EQ(utf8_to_latin1(c.octets), std::nullopt) << c.name;
    }
}

TEST(Charset, OneOctetSets) {
    constexpr struct {
        std::string_view utf8;
        std::optional<std::string_view> latin1, cp1252;
    } cases[] = {
        {"pa\u00dfwort", "pa\xdfwort", "pa\xdfwort"},
        {"123\u00a3", "123\xa3", "123\xa3"},
        {"\u20ac", std::nullopt, "\x80"},
        {"\u0178", std::nullopt, "\x9f"},
        {"\u0081", "\x81", std::nullopt},
        {"\u0080", "\x80", std::nullopt},
        {"\u4e2d", std::nullopt, std::nullopt},
    };

    for (const auto& c : cases) {
        EXPECT_EQ(utf8_to_latin1(c.utf8), c.latin1) << c.utf8;
        EXPECT_EQ(utf8_to_cp1252(c.utf8), c.cp1252) << c.utf8;
    }
}

TEST(Charset, Latin1ReadAsUtf8IsMojibake) {
    EXPECT_EQ(latin1_to_utf8("123\xc2\xa3"), "123\u00c2\u00a3");
}

TEST(Charset, CodePointsAndUtf16) {
    EXPECT_EQ(code_points("a\u20ac\U0001f511"), U"a\u20ac\U0001f511");
    EXPECT_EQ(to_utf8(U"a\u20ac\U0001f511"), "a\u20ac\U0001f511");
    EXPECT_EQ(to_utf16(U"a\uffff\U00010000\U0001f511"), u"a\uffff\U00010000\U0001f511");
}

TEST(Charset, NormalizationForms) {
    constexpr struct {
        std::string_view text, nfc, nfd, nfkc;
    } cases[] = {
        {"", "", "", ""},
        {"abc", "abc", "abc", "abc"},
        {"\u00e9", "\u00e9", "e\u0301", "\u00e9"},
        {"e\u0301", "\u00e9", "e\u0301", "\u00e9"},
        {"\u212b", "\u00c5", "A\u030a", "\u00c5"},
        {"\ufb01", "\ufb01", "\ufb01", "fi"},
        {"\uff21", "\uff21", "\uff21", "A"},
        {"caf\xe9", "caf\xe9", "caf\xe9", "caf\xe9"},
        {"a\0b"sv, "a\0b"sv, "a\0b"sv, "a\0b"sv},
    };

    for (const auto& c : cases) {
        EXPECT_EQ(nfc(c.text), c.nfc) << c.text;
        EXPECT_EQ(nfd(c.text), c.nfd) << c.text;
        EXPECT_EQ(nfkc(c.text), c.nfkc) << c.text;
    }
}

TEST(Charset, Latin1RoundTripOfAnyOctets) {
    EXPECT_TRUE(rc::check([](const std::string& octets) {
        const auto utf8 = latin1_to_utf8(octets);
        RC_ASSERT(is_utf8(utf8));
        RC_ASSERT(utf8_to_latin1(utf8) == octets);
        RC_ASSERT(to_utf8(*code_points(utf8)) == utf8);
    }));
}

}  // namespace
}  // namespace proxy407::text
