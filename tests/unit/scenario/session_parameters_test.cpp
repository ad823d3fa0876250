#include "scenario/session_parameters.hpp"

#include <gtest/gtest.h>

namespace proxy407::scenario {
namespace {

using Characters = SessionParameters::Characters;

SessionParameters two_signs() {
    SessionParameters made;
    made.separator = "_";
    made.between = "-";
    made.known = {
        {"country", {"us", "se"}},
        {"session", {}, 8, Characters::alphanumeric},
        {"port", {}, 0, Characters::digits},
        {"city", {}, 0, Characters::letters}};
    return made;
}

std::string finding(const SessionParameters& parameters, std::string_view octets) {
    const auto mistake = mistake_behind(parameters, "pass", octets);
    return mistake ? std::string(mistake->finding.substr(mistake->finding.find('-') + 1)) : "";
}

TEST(SessionParameters, Behind_IsWhatFollowsTheSeparator) {
    const auto parameters = two_signs();
    EXPECT_EQ(parameters.behind("pass", "pass_a"), "a");
    EXPECT_EQ(parameters.behind("pass", "pass_"), "");
    EXPECT_FALSE(parameters.behind("pass", "pass"));
    EXPECT_FALSE(parameters.behind("pass", "pass-a"));
    EXPECT_FALSE(parameters.behind("pass", "word_a"));
    EXPECT_FALSE(SessionParameters().behind("pass", "pass_a"));
}

TEST(MistakeBehind, EachParameter_IsJudged) {
    const auto parameters = two_signs();
    for (const std::string_view right :
         {"pass_country-us",
          "pass_session-a1B2_country-se",
          "pass_port-80_city-paris",
          "pass",
          "other"})
        EXPECT_EQ(finding(parameters, right), "") << right;
    EXPECT_EQ(finding(parameters, "pass_contry-us"), "parameter-unknown");
    EXPECT_EQ(finding(parameters, "pass_country"), "parameter-without-value");
    EXPECT_EQ(finding(parameters, "pass_country-"), "parameter-without-value");
    EXPECT_EQ(finding(parameters, "pass_"), "parameter-unknown");
    EXPECT_EQ(finding(parameters, "pass_country-us_"), "parameter-unknown");
    EXPECT_EQ(finding(parameters, "pass_session-123456789"), "parameter-too-long");
    EXPECT_EQ(finding(parameters, "pass_session-a.b"), "parameter-value-not-allowed");
    EXPECT_EQ(finding(parameters, "pass_port-8a"), "parameter-value-not-allowed");
    EXPECT_EQ(finding(parameters, "pass_city-a1"), "parameter-value-not-allowed");
    EXPECT_EQ(finding(parameters, "pass_country-xx"), "parameter-value-not-allowed");
    EXPECT_EQ(finding(parameters, "pass_country-us_country-se"), "parameter-twice");
}

TEST(MistakeBehind, PercentEncoding_IsNamedWhereItIsAllThatIsWrong) {
    const auto parameters = two_signs();
    EXPECT_EQ(finding(parameters, "pass%5Fcountry-us"), "parameters-encoded");
    EXPECT_EQ(finding(parameters, "pass_country%2Dus"), "parameters-encoded");
    EXPECT_EQ(finding(parameters, "pass_country%2Dxx"), "parameter-unknown");
}

TEST(MistakeBehind, KeysAndValuesByTurns_AreTold) {
    auto parameters = two_signs();
    parameters.separator = parameters.between = "-";
    EXPECT_EQ(finding(parameters, "pass-country-us-session-a1"), "");
    EXPECT_EQ(finding(parameters, "pass-country-us-session"), "parameter-without-value");
    EXPECT_EQ(finding(parameters, "pass-us-country"), "parameter-unknown");
}

TEST(MistakeBehind, RequiredOnes_MustBeThere) {
    auto parameters = two_signs();
    EXPECT_FALSE(are_required(parameters));
    parameters.known[0].required = true;
    EXPECT_TRUE(are_required(parameters));
    EXPECT_EQ(finding(parameters, "pass"), "parameter-missing");
    EXPECT_EQ(finding(parameters, "pass_session-a1"), "parameter-missing");
    EXPECT_EQ(finding(parameters, "pass_country-us"), "");
}

TEST(MistakeBehind, NothingKnown_EverythingGoes) {
    SessionParameters any;
    any.separator = "-";
    EXPECT_EQ(finding(any, "pass-what-ever-%2F"), "");
}

TEST(MistakeIn, Words_SayWhatWouldBeRight) {
    const auto right = [](std::string_view behind) {
        return mistake_in(two_signs(), behind)->right;
    };
    EXPECT_EQ(right("contry-us"), "did you mean \"country\"?");
    EXPECT_EQ(right("session-123456789"), "it takes at most 8 bytes");
    EXPECT_EQ(right("session-a.b"), "it takes letters and digits alone");
    EXPECT_EQ(right("country-xx"), "it takes one of \"us\", \"se\"");
    EXPECT_EQ(right("zzzzzzzz-1"), "this proxy knows \"country\", \"session\", \"port\", \"city\"");
}

}  // namespace
}  // namespace proxy407::scenario
