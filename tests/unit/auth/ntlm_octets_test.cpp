#include "auth/ntlm_octets.hpp"

#include <gtest/gtest.h>

namespace proxy407::auth {

namespace {

TEST(NtlmOctets, NumbersAreLittleEndian) {
    EXPECT_EQ(little_endian(0x1234, 4), std::string("\x34\x12\0\0", 4));
    EXPECT_EQ(little_endian(0x0102030405060708, 8), "\x08\x07\x06\x05\x04\x03\x02\x01");
    EXPECT_EQ(read_little_endian("..\x34\x12..", 2, 2), 0x1234u);
    EXPECT_EQ(read_little_endian("\xFF\xFF\xFF\xFF", 0, 4), 0xFFFFFFFFu);
}

TEST(NtlmOctets, Utf16GoesThereAndBack) {
    const std::u32string text = U"a\u00FC\u20AC\U0001F600";
    const auto octets = to_utf16_octets(text);
    EXPECT_EQ(octets, std::string("a\0\xFC\0\xAC\x20\x3D\xD8\x00\xDE", 10));
    EXPECT_EQ(from_utf16(octets), "a\xC3\xBC\xE2\x82\xAC\xF0\x9F\x98\x80");
}

TEST(NtlmOctets, LoneSurrogatesAreReplaced) {
    for (const auto* unit : {"\x3D\xD8", "\x00\xDE"}) {
        const std::string lone(unit, 2);
        EXPECT_EQ(from_utf16(lone), "\xEF\xBF\xBD");
        EXPECT_EQ(from_utf16(lone + std::string("a\0", 2)), "\xEF\xBF\xBD\x61");
    }
}

}  // namespace

}  // namespace proxy407::auth
