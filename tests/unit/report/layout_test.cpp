#include "report/layout.hpp"

#include <gtest/gtest.h>

namespace proxy407::report {
namespace {

TEST(Paint, OnlyWhenWanted) {
    EXPECT_EQ(paint("x", Colour::red, true), "\x1b[31mx\x1b[0m");
    EXPECT_EQ(paint("x", Colour::red, false), "x");
    EXPECT_EQ(paint("x", Colour::none, true), "x");
    EXPECT_EQ(paint("", Colour::red, true), "");
}

TEST(Pad, CountsCodePoints) {
    EXPECT_EQ(pad_right("\u00FCb", 4), "\u00FCb  ");
    EXPECT_EQ(pad_left("7", 3), "  7");
    EXPECT_EQ(pad_left("1234", 3), "1234");
}

TEST(Elide, CutsBetweenCodePoints) {
    EXPECT_EQ(elide("abcdef", 6), "abcdef");
    EXPECT_EQ(elide("abcdefg", 6), "abc...");
    EXPECT_EQ(elide("\u00FC\u00FC\u00FC\u00FC\u00FC", 4), "\u00FC...");
}

TEST(Wrap, BreaksAtSpacesBehindAnIndent) {
    EXPECT_EQ(wrap("one two three", 2, 10), "one two\n  three");
    EXPECT_EQ(wrap("one two", 0, 7), "one two");
    EXPECT_EQ(wrap("one two", 0, 6), "one\ntwo");
    EXPECT_EQ(wrap("averylongword x", 2, 6), "averylongword\n  x");
    EXPECT_EQ(wrap("", 2, 6), "");
}

}  // namespace
}  // namespace proxy407::report
