#include "decision/identify.hpp"

#include "unit/decision/conversation.hpp"

#include <gtest/gtest.h>

namespace proxy407::decision::test {

namespace {

scenario::Scenario allowlist_scenario() {
    auto scenario = basic_scenario();
    scenario.client.reset();
    scenario.steps[0].schemes.clear();
    scenario.steps[0].allowlist = scenario::Allowlist{{*scenario::parse_network("127.0.0.1")}, {}};
    return scenario;
}

TEST(Identify, ListedAddressNeedsNothing) {
    Conversation proxy(allowlist_scenario());
    EXPECT_EQ(proxy.receives(get()).verdict, Verdict::accepted);
    const auto ignored = proxy.receives(get(basic("user:pass")));
    EXPECT_EQ(ignored.verdict, Verdict::accepted);
    EXPECT_EQ(ignored.remarks, std::vector<std::string>{"credentials-not-asked-for"});
}

TEST(Identify, UnlistedAddress_IsRefusedWithAChallenge) {
    Conversation proxy(allowlist_scenario(), "127.0.0.2");
    for (const auto& fields : {std::string(), basic("user:pass")}) {
        const auto decision = proxy.receives(get(fields));
        EXPECT_EQ(decision.verdict, Verdict::refused);
        EXPECT_EQ(decision.diagnosis->cause, diagnosis::Cause::address_not_allowed);
        EXPECT_TRUE(reply_field(decision, "Proxy-Authenticate").starts_with("Basic "));
    }
}

TEST(Identify, CredentialsForAnAllowlist_CanBeTheCause) {
    auto scenario = allowlist_scenario();
    scenario.steps[0].allowlist->with_credentials = scenario::Allowlist::WithCredentials::refuse;
    Conversation proxy(scenario);
    EXPECT_EQ(proxy.receives(get()).verdict, Verdict::accepted);
    const auto decision = proxy.receives(get(basic("user:pass")));
    EXPECT_EQ(decision.verdict, Verdict::refused);
    EXPECT_EQ(decision.diagnosis->finding, "credentials-on-allowlist-proxy");
}

TEST(Identify, AddressOrCredentials) {
    auto scenario = allowlist_scenario();
    scenario.steps[0].schemes = {auth::BasicPolicy{}};
    scenario.steps[0].combine = scenario::Step::Combine::any;
    Conversation proxy(scenario);
    EXPECT_EQ(proxy.receives(get()).verdict, Verdict::accepted);
    proxy.from("127.0.0.2");
    EXPECT_EQ(proxy.receives(get()).verdict, Verdict::challenged);
    EXPECT_EQ(proxy.receives(get(basic("user:pass"))).verdict, Verdict::accepted);
}

TEST(Identify, AddressAndCredentials) {
    auto scenario = allowlist_scenario();
    scenario.steps[0].schemes = {auth::BasicPolicy{}};
    Conversation proxy(scenario);
    EXPECT_EQ(proxy.receives(get()).verdict, Verdict::challenged);
    EXPECT_EQ(proxy.receives(get(basic("user:pass"))).verdict, Verdict::accepted);
    proxy.from("127.0.0.2");
    EXPECT_EQ(proxy.receives(get(basic("user:pass"))).verdict, Verdict::refused);
}

TEST(Identify, ScriptGoesOnAfterItsRequests) {
    auto scenario = allowlist_scenario();
    scenario.steps[0].name = "listed";
    scenario.steps[0].until = {{scenario::Transition::On::requests, 2, 1}};
    auto unlisted = scenario.steps[0];
    unlisted.name = "unlisted";
    unlisted.until.clear();
    unlisted.allowlist->addresses.clear();
    scenario.steps.push_back(unlisted);
    Conversation proxy(scenario);
    EXPECT_EQ(proxy.receives(get()).verdict, Verdict::accepted);
    EXPECT_EQ(proxy.receives(get()).step, "listed");
    EXPECT_EQ(proxy.receives(get()).verdict, Verdict::refused);
    EXPECT_EQ(proxy.receives(get()).step, "unlisted") << "the last step stays";
}

}  // namespace

}  // namespace proxy407::decision::test
