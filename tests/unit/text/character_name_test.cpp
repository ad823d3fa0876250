#include "text/character_name.hpp"

#include "text/charset.hpp"

#include <gtest/gtest.h>

namespace proxy407::text {
namespace {

TEST(CharacterName, Hidden_HasItsNameInUnicode) {
    EXPECT_EQ(character_name(0xA0), "NO-BREAK SPACE");
    EXPECT_EQ(character_name(0xAD), "SOFT HYPHEN");
    EXPECT_EQ(character_name(0x2003), "EM SPACE");
    EXPECT_EQ(character_name(0x3000), "IDEOGRAPHIC SPACE");
    EXPECT_EQ(character_name(0xFEFF), "ZERO WIDTH NO-BREAK SPACE");
    EXPECT_EQ(character_name(0xFE0F), "VARIATION SELECTOR-16");
    EXPECT_EQ(character_name(0xE0100), "VARIATION SELECTOR-17");
    EXPECT_EQ(character_name(0xE0041), "TAG A");
}

TEST(CharacterName, Named_IsNotPrintable) {
    for (char32_t point = 0x80; point <= 0x10FFFF; ++point)
        if (!character_name(point).empty()) {
            EXPECT_FALSE(is_printable(point)) << static_cast<unsigned>(point);
        }
}

TEST(CharacterName, Others_HaveNone) {
    for (const char32_t point : {U' ', U'a', U'\u00e9', U'\u20ac', U'\0', U'\u0301'})
        EXPECT_EQ(character_name(point), "");
}

TEST(HiddenNames, SeveralInAText_EachOnceAndNotTooMany) {
    EXPECT_EQ(hidden_names("pass\u3000"), "U+3000 IDEOGRAPHIC SPACE");
    EXPECT_EQ(
        hidden_names("\u200b\xff\u00a0\u200b"), "U+200B ZERO WIDTH SPACE, U+00A0 NO-BREAK SPACE"
    );
    EXPECT_EQ(
        hidden_names("\u2000\u2001\u2002\u2003\u2004"),
        "U+2000 EN QUAD, U+2001 EM QUAD, U+2002 EN SPACE ..."
    );
    EXPECT_EQ(hidden_names("caf\u00e9"), "");
}

}  // namespace
}  // namespace proxy407::text
