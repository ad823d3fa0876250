#include "client/applicability.hpp"

#include "unit/client/support.hpp"

#include <gmock/gmock.h>

namespace proxy407::client {
namespace {

using testing::HasSubstr;

TEST(WhyNotAsked, TaskThatNoDriverIsGiven) {
    EXPECT_EQ(why_not_asked(built_in("trace")), "its client sends a TRACE");
    for (const char* name : {"basic", "upload", "websocket", "redirect-then-challenge"})
        EXPECT_EQ(why_not_asked(built_in(name)), "") << name;
}

TEST(WhyNotAsked, WhatLeadsPastTheProxy_IsAsked) {
    for (const char* name :
         {"redirect-past-the-proxy",
          "redirect-to-second-proxy",
          "exception-after-redirect",
          "exception-for-target",
          "netrc-names-the-proxy",
          "tls-proxy",
          "environment-names-another"})
        EXPECT_EQ(why_not_asked(built_in(name)), "") << name;
}

TEST(WhyNotAsked, VariablesThatNameNoProxy) {
    EXPECT_THAT(why_not_asked(built_in("cgi-environment")), HasSubstr("variables"));
}

TEST(WhyNotAsked, NothingThatTheProxyWouldSee) {
    scenario::Scenario scenario = built_in("basic");
    scenario.expect.clear();
    EXPECT_EQ(why_not_asked(scenario), "the proxy sees nothing of it");
}

/// By a channel of that name.
bool is_asked_by(
    const std::string& channel,
    const scenario::Scenario& scenario,
    Target target = Target::http,
    const Client& client = {}
) {
    return is_asked(scenario, target, client, {channel, {}, {}, {}});
}

TEST(IsAsked, OnlyWhereThereIsSomethingToSee) {
    EXPECT_TRUE(is_asked_by("url", built_in("basic")));
    EXPECT_TRUE(is_asked_by("url", built_in("connect-302"), Target::https));
    EXPECT_FALSE(is_asked_by("url", built_in("connect-302")));
    EXPECT_FALSE(is_asked_by("url", built_in("redirect-past-the-proxy"), Target::https));
}

TEST(IsAsked, UrlThatTheScenarioSpells_IsForChannelsThatTellAUrl) {
    EXPECT_TRUE(is_asked_by("url", built_in("url-raw-at-sign")));
    EXPECT_TRUE(is_asked_by("env", built_in("url-raw-at-sign")));
    EXPECT_FALSE(is_asked_by("option", built_in("url-raw-at-sign")));
}

TEST(IsAsked, VariablesOfAnotherProxy_AreForWhoIsToldOtherwise) {
    EXPECT_TRUE(is_asked_by("option", built_in("environment-names-another")));
    EXPECT_FALSE(is_asked_by("env", built_in("environment-names-another")));
}

TEST(IsAsked, AnotherProxyForHttps_IsNotForOptionsThatTellOfOne) {
    for (const char* name : {"redirect-past-the-proxy", "two-accounts-at-one-proxy"}) {
        EXPECT_TRUE(is_asked_by("env", built_in(name))) << name;
        EXPECT_FALSE(is_asked_by("option", built_in(name))) << name;
        EXPECT_FALSE(is_asked_by("any", built_in(name))) << name;
    }
}

TEST(IsAsked, ClientWithPagesOfItsOwn_HasNoScenarioOfAnotherTarget) {
    scenario::Scenario scenario = built_in("basic");
    scenario.handout.http_target = "http://a.test/x";
    Client client;
    EXPECT_TRUE(is_asked_by("url", scenario, Target::http, client));
    client.path = "/repository.git";
    EXPECT_FALSE(is_asked_by("url", scenario, Target::http, client));
    EXPECT_TRUE(is_asked_by("url", scenario, Target::https, client));
}

TEST(Applicability, OctetsThatAreNoUtf8_CanNotBeWrittenInARequestToADriver) {
    const auto scenario = built_in("basic-latin1-password");
    Client client;
    const auto told = [&](const char* channel) {
        return can_be_told(scenario, client, {channel, {}, {}, {}});
    };
    EXPECT_TRUE(told("option")) << "words of a command line are octets";
    client.program = Program{};
    EXPECT_FALSE(told("option"));
    EXPECT_TRUE(told("url")) << "they are percent-encoded there";
    EXPECT_TRUE(told("env"));
    EXPECT_TRUE(can_be_told(built_in("basic-utf8"), client, {"option", {}, {}, {}}));
}

}  // namespace
}  // namespace proxy407::client
