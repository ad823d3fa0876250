#include "ladder/lines.hpp"

#include "unit/ladder/world.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string line_for(const Ladder& ladder, const std::string& client, bool secrets) {
    const auto lines = working_lines(ladder.facts(), client, secrets);
    return lines.empty() ? "" : lines.front().line;
}

TEST(Lines, WithoutSecrets_HaveAWordForThePassword) {
    const auto ladder =
        climbed(question("http://al:s3cret@p.example:1"), basic_proxy({"al", "s3cret"}));
    for (const auto& line : working_lines(ladder.facts(), "", false)) {
        EXPECT_THAT(line.line, Not(HasSubstr("s3cret")));
        EXPECT_THAT(line.line, Not(HasSubstr(basic_value({"al", "PASSWORD"}).substr(6))));
    }
    EXPECT_THAT(line_for(ladder, "curl", true), HasSubstr("al:s3cret@"));
}

TEST(Lines, OfEachClient_AreThere) {
    const auto ladder = climbed(question(url), basic_proxy({"user", "pass"}));
    for (const auto& client : clients_with_lines()) EXPECT_NE(line_for(ladder, client, true), "");
    EXPECT_THAT(line_for(ladder, "requests", true), HasSubstr("import requests"));
    EXPECT_EQ(line_for(ladder, "telnet", true), "");
}

TEST(Lines, LiteralPercent_IsWrittenForTheReadingThatWorks) {
    const auto ladder =
        climbed(question("http://user:p%40ss@p.example:1"), basic_proxy({"user", "p%40ss"}));
    EXPECT_THAT(line_for(ladder, "curl", true), HasSubstr("user:p%2540ss@"));
}

TEST(Lines, WhereNothingWorks_AreNone) {
    const auto ladder = climbed(question(url), basic_proxy({"user", "other"}));
    EXPECT_TRUE(working_lines(ladder.facts(), "", true).empty());
}

TEST(Lines, OpenProxy_HasNoCredentials) {
    const auto ladder = climbed(question(url), proxy([](const auto&) { return unreachable; }));
    EXPECT_THAT(line_for(ladder, "curl", true), Not(HasSubstr("pass")));
    for (const auto& client : clients_with_lines()) EXPECT_NE(line_for(ladder, client, true), "");
}

TEST(Lines, Digest_IsForClientsThatAnswerIt) {
    const auto ladder = climbed(
        question(url), proxy([](const std::string& request) {
            return has_credentials(request)
                       ? std::string(unreachable)
                       : status("407 X", "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n\"\r\n");
        })
    );
    EXPECT_THAT(line_for(ladder, "curl", true), HasSubstr("--proxy-digest -U user:pass"));
    EXPECT_THAT(line_for(ladder, "go", true), testing::StartsWith("#"));
}

}  // namespace
}  // namespace proxy407::ladder
