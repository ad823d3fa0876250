#include "text/octets.hpp"

#include "text/charset.hpp"

#include <gtest/gtest.h>
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
        {"\u009b", "\\xc2\\x9b"},
        {"\u202e", "\\xe2\\x80\\xae"},
        {"\xe2\x82", "\\xe2\\x82"},
    };

    for (const auto& c : cases) EXPECT_EQ(printable(c.octets), c.shown);
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

}  // namespace
}  // namespace proxy407::text
