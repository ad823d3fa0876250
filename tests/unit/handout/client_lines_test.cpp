#include "handout/client_lines.hpp"

#include <gmock/gmock.h>

namespace proxy407::handout {
namespace {

using testing::HasSubstr;

std::string line_for(const std::string& client, const auth::Account& account) {
    for (const auto& one : client_lines(account, "127.0.0.1", "3128", "http://a.test/"))
        if (one.client == client) return one.line;
    return "";
}

TEST(ClientLines, CurlU_EncodesThePercentThatCurlDecodes) {
    EXPECT_EQ(curl_user({"us%er", "p%40"}), "us%25er:p%2540");
    EXPECT_THAT(line_for("curl, -U", {"u", "a%b"}), HasSubstr("-U u:a%25b"));
}

TEST(ClientLines, Git_EncodesTwice) {
    EXPECT_THAT(line_for("git", {"u", "a%b"}), HasSubstr("u:a%2525b@"));
}

TEST(ClientLines, Ipv6_StandsInBrackets) {
    const auto lines = client_lines({"u", "p"}, "::1", "3128", "http://a.test/");
    EXPECT_THAT(lines.front().line, HasSubstr("@[::1]:3128"));
}

TEST(ClientLines, PasswordBeyondAscii_IsNotGivenToRequests) {
    EXPECT_NE(line_for("Python requests", {"u", "p"}), "");
    EXPECT_EQ(line_for("Python requests", {"u", "p\xc3\xa4"}), "");
    EXPECT_NE(line_for("Python urllib3", {"u", "p\xc3\xa4"}), "");
}

}  // namespace
}  // namespace proxy407::handout
