#include "runner/last_line.hpp"

#include <gtest/gtest.h>

namespace proxy407::runner {
namespace {

TEST(LastLine, IsTheLastThatIsNotBlank) {
    EXPECT_EQ(last_line("one\ntwo\r\n \n\n"), "two");
    EXPECT_EQ(last_line("one"), "one");
    EXPECT_EQ(last_line("\n one"), " one");
    EXPECT_EQ(last_line(" \n\t\r\n"), "");
    EXPECT_EQ(last_line(""), "");
}

}  // namespace
}  // namespace proxy407::runner
