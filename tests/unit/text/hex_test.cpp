#include "text/hex.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>
#include <string_view>

namespace proxy407::text {
namespace {

using namespace std::string_view_literals;

TEST(Hex, IsLowerCase) {
    EXPECT_EQ(hex_encode("\x00\x0a\xff Z"sv), "000aff205a");
    EXPECT_EQ(hex_encode(""), "");
}

TEST(Hex, DecodesEitherCase) {
    EXPECT_EQ(hex_decode("000AfF"), "\x00\x0a\xff"sv);
    EXPECT_EQ(hex_decode(""), "");
}

TEST(Hex, RefusesOddLengthsAndOtherCharacters) {
    for (const auto* digits : {"0", "000", "0g", "g0", " 0", "0x", "+1", "\xff\xff"}) {
        EXPECT_EQ(hex_decode(digits), std::nullopt) << digits;
    }
}

TEST(Hex, RoundTripOfAnyOctets) {
    EXPECT_TRUE(rc::check([](const std::string& octets) {
        RC_ASSERT(hex_decode(hex_encode(octets)) == octets);
    }));
}

}  // namespace
}  // namespace proxy407::text
