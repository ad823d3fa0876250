#include "text/percent.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>
#include <string_view>

namespace proxy407::text {
namespace {

using namespace std::string_view_literals;

TEST(Percent, EachSetLeavesItsOwnCharacters) {
    constexpr struct {
        std::string_view octets, strict, minimal, whatwg;
    } cases[] = {
        {"aZ09-._~", "aZ09-._~", "aZ09-._~", "aZ09-._~"},
        {"p:w", "p%3Aw", "p%3Aw", "p%3Aw"},
        {"a@b/c", "a%40b%2Fc", "a%40b%2Fc", "a%40b%2Fc"},
        {"!$&'()*+,;=", "%21%24%26%27%28%29%2A%2B%2C%3B%3D", "!$&'()*+,;=", "!$&'()*+,%3B%3D"},
        {"100%", "100%25", "100%25", "100%25"},
        {"\"#<>?`{}[\\]^|",
         "%22%23%3C%3E%3F%60%7B%7D%5B%5C%5D%5E%7C",
         "%22%23%3C%3E%3F%60%7B%7D%5B%5C%5D%5E%7C",
         "%22%23%3C%3E%3F%60%7B%7D%5B%5C%5D%5E%7C"},
        {"\0 \x7f"sv, "%00%20%7F", "%00%20%7F", "%00%20%7F"},
        {"\xc3\xa9", "%C3%A9", "%C3%A9", "%C3%A9"},
    };

    for (const auto& c : cases) {
        EXPECT_EQ(percent_encode(c.octets), c.strict) << c.octets;
        EXPECT_EQ(percent_encode(c.octets, PercentSet::rfc3986_minimal), c.minimal) << c.octets;
        EXPECT_EQ(percent_encode(c.octets, PercentSet::whatwg), c.whatwg) << c.octets;
    }
}

TEST(Percent, DecodesOnceAndLeavesMalformedEscapes) {
    constexpr struct {
        std::string_view octets, decoded, keeping_reserved;
    } cases[] = {
        {"p%3Aw%40", "p:w@", "p%3Aw%40"},
        {"p%3aw", "p:w", "p%3aw"},
        {"%2525", "%25", "%25"},
        {"100%", "100%", "100%"},
        {"%2", "%2", "%2"},
        {"%zz%41", "%zzA", "%zzA"},
        {"%%41", "%A", "%A"},
        {"a+b", "a+b", "a+b"},
        {"%00%FF", "\0\xff"sv, "\0\xff"sv},
        {"%20%24%2C%23", " $,#", " %24%2C%23"},
    };

    for (const auto& c : cases) {
        EXPECT_EQ(percent_decode(c.octets), c.decoded) << c.octets;
        EXPECT_EQ(percent_decode_keeping_reserved(c.octets), c.keeping_reserved) << c.octets;
    }
}

TEST(Percent, RoundTripOfAnyOctetsInEverySet) {
    EXPECT_TRUE(rc::check([](const std::string& octets) {
        for (const auto set :
             {PercentSet::strict, PercentSet::rfc3986_minimal, PercentSet::whatwg}) {
            const auto encoded = percent_encode(octets, set);
            RC_ASSERT(percent_decode(encoded) == octets);
            RC_ASSERT(encoded.find_first_of(":@/?# ") == encoded.npos);
        }
    }));
}

TEST(PercentNormalized, Escapes_AreWrittenInOneWay) {
    EXPECT_EQ(percent_normalized("/%7Ea%2f%2F?b=%61%zz%4"), "/~a%2F%2F?b=a%zz%4");
    EXPECT_EQ(percent_normalized(""), "");
    EXPECT_EQ(percent_normalized("%"), "%");
    EXPECT_EQ(percent_normalized("%25"), "%25");
}

}  // namespace
}  // namespace proxy407::text
