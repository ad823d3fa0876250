#include "transforms/octet_set.hpp"

#include <gtest/gtest.h>

#include <string>

namespace proxy407::transforms {
namespace {

std::string octets_of(const OctetSet& set) {
    std::string octets;
    set.each([&](unsigned octet) {
        octets += static_cast<char>(octet);
        return true;
    });
    return octets;
}

TEST(OctetSet, Octets_AreKeptOnceInTheirOrder) {
    EXPECT_EQ(octets_of("banana"), "abn");
    EXPECT_EQ(octets_of(OctetSet("\0\xFF")), std::string("\0\xFF", 2));
    EXPECT_EQ(octets_of(~OctetSet::range(1, 0xFE)), std::string("\0\xFF", 2));
    EXPECT_TRUE(no_octet.is_empty());
    EXPECT_EQ(octets_of(every_octet).size(), 256U);
}

TEST(OctetSet, TwoSets_AreJoinedAndTakenFromEachOther) {
    EXPECT_EQ(octets_of(OctetSet("ab") | OctetSet("bc")), "abc");
    EXPECT_EQ(octets_of(OctetSet("abc") - OctetSet("b")), "ac");
    EXPECT_TRUE(digits.meets("a1"));
    EXPECT_FALSE(digits.meets("a"));
    EXPECT_TRUE(non_ascii.holds(0x80));
    EXPECT_FALSE(non_ascii.holds(0x7F));
}

TEST(OctetSet, Each_EndsWhenItIsToldTo) {
    int seen = 0;
    OctetSet("abc").each([&](unsigned) { return ++seen < 2; });
    EXPECT_EQ(seen, 2);
}

}  // namespace
}  // namespace proxy407::transforms
