#include "client/applicability.hpp"

#include "unit/client/support.hpp"

#include <gmock/gmock.h>

namespace proxy407::client {
namespace {

using testing::HasSubstr;

TEST(WhyNotAsked, ATaskThatIsNotToFetch) {
    EXPECT_EQ(why_not_asked(built_in("trace")), "its client sends a TRACE");
    EXPECT_EQ(why_not_asked(built_in("upload")), "its client uploads something");
}

TEST(WhyNotAsked, WhatTheChannelsDoNotTell) {
    scenario::Scenario scenario = built_in("basic");
    EXPECT_EQ(why_not_asked(scenario), "");
    const auto why = [&](const auto& change) {
        scenario = built_in("basic");
        change(scenario.handout);
        return why_not_asked(scenario);
    };
    EXPECT_THAT(why([](auto& handout) { handout.environment = {{"A", "b"}}; }), HasSubstr("var"));
    EXPECT_THAT(why([](auto& handout) { handout.netrc = "machine x"; }), HasSubstr("netrc"));
    EXPECT_THAT(why([](auto& handout) { handout.no_proxy = "x"; }), HasSubstr("NO_PROXY"));
    EXPECT_THAT(why([](auto& handout) { handout.https_account.emplace(); }), HasSubstr("account"));
    EXPECT_THAT(
        why([](auto& handout) { handout.https_proxy = scenario::Handout::HttpsProxy::none; }),
        HasSubstr("another proxy")
    );
}

TEST(WhyNotAsked, NothingThatTheProxyWouldSee) {
    scenario::Scenario scenario = built_in("basic");
    scenario.expect.clear();
    EXPECT_EQ(why_not_asked(scenario), "the proxy sees nothing of it");
    scenario = built_in("basic");
    scenario.listener.tls = true;
    EXPECT_THAT(why_not_asked(scenario), HasSubstr("authority"));
}

TEST(IsAsked, OnlyWhereThereIsSomethingToSee) {
    const Client client;
    EXPECT_TRUE(is_asked(built_in("basic"), Target::http, client));
    EXPECT_TRUE(is_asked(built_in("connect-302"), Target::https, client));
    EXPECT_FALSE(is_asked(built_in("connect-302"), Target::http, client));
    EXPECT_FALSE(is_asked(built_in("upload"), Target::http, client));
}

TEST(IsAsked, ClientWithPagesOfItsOwn_HasNoScenarioOfAnotherTarget) {
    scenario::Scenario scenario = built_in("basic");
    scenario.handout.http_target = "http://a.test/x";
    Client client;
    EXPECT_TRUE(is_asked(scenario, Target::http, client));
    client.path = "/repository.git";
    EXPECT_FALSE(is_asked(scenario, Target::http, client));
    EXPECT_TRUE(is_asked(scenario, Target::https, client));
}

}  // namespace
}  // namespace proxy407::client
