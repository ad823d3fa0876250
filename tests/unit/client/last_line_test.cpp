#include "client/last_line.hpp"

#include <gtest/gtest.h>

#include <string>

namespace proxy407::client {
namespace {

TEST(LastLine, IsTheLastThatIsNotBlank) {
    EXPECT_EQ(last_line("one\ntwo\r\n \n\n"), "two");
    EXPECT_EQ(last_line("one"), "one");
    EXPECT_EQ(last_line("\n one"), " one");
    EXPECT_EQ(last_line(" \n\t\r\n"), "");
    EXPECT_EQ(last_line(""), "");
}

TEST(LastLine, IsNotTheAdviceAfterAPanic) {
    const std::string_view advice =
        "note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n";
    EXPECT_EQ(
        last_line("thread 'main' panicked at a.rs:1:2:\na case\n" + std::string(advice)), "a case"
    );
    EXPECT_EQ(last_line(advice), "");
}

TEST(LastLine, IsNotTheStackOfNode) {
    const std::string_view end =
        "    at new URL (node:internal/url:806:29)\n"
        "    at driver.js:1:1 {\n"
        "  code: 'ERR_INVALID_URL'\n"
        "}\n"
        "\n"
        "Node.js v20.20.2\n";
    EXPECT_EQ(
        last_line("    ^\n\nTypeError: Invalid URL\n" + std::string(end)), "TypeError: Invalid URL"
    );
    EXPECT_EQ(last_line(end), "");
}

}  // namespace
}  // namespace proxy407::client
