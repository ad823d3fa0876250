#include "decision/account_rule.hpp"

#include "unit/decision/conversation.hpp"

#include <gtest/gtest.h>

namespace proxy407::decision::test {

namespace {

scenario::Scenario with_rule(scenario::AccountRule rule) {
    auto scenario = basic_scenario();
    rule.user = "user";
    scenario.rules = {std::move(rule)};
    return scenario;
}

TEST(AccountRule, AQuotaIsCountedAndThenRefused) {
    scenario::AccountRule rule;
    rule.requests = 2;
    rule.refused.status = 402;
    Conversation proxy(with_rule(rule));
    EXPECT_EQ(proxy.receives(get(basic("user:wrong"))).verdict, Verdict::refused);
    EXPECT_EQ(proxy.receives(get(basic("user:pass"))).verdict, Verdict::accepted);
    EXPECT_EQ(proxy.receives(get(basic("user:pass"))).verdict, Verdict::accepted);
    const auto beyond = proxy.receives(get(basic("user:pass")));
    EXPECT_EQ(beyond.verdict, Verdict::refused);
    EXPECT_EQ(status_of(beyond), 402);
    EXPECT_EQ(beyond.diagnosis->finding, "quota-used-up");
    EXPECT_EQ(reply_field(beyond, "Proxy-Authenticate"), "(absent)");
}

TEST(AccountRule, LockedAccount_IsNamedOnlyWithTheRightPassword) {
    scenario::AccountRule rule;
    rule.requests = 0;
    rule.refused.status = 407;
    rule.refused.shape.reason = "Account locked";
    Conversation proxy(with_rule(rule));
    EXPECT_EQ(proxy.receives(get(basic("user:x"))).diagnosis->finding, "wrong-password");
    const auto locked = proxy.receives(get(basic("user:pass")));
    EXPECT_EQ(locked.diagnosis->finding, "account-refused");
    EXPECT_TRUE(sent(locked).starts_with("HTTP/1.1 407 Account locked\r\n"));
    EXPECT_EQ(reply_field(locked, "Proxy-Authenticate"), "Basic realm=\"proxy407\"")
        << "a 407 owes a challenge (RFC 9110 section 15.5.8)";
}

TEST(AccountRule, AnAccountForSomeAddresses) {
    scenario::AccountRule rule;
    rule.addresses = {*scenario::parse_network("127.0.0.1")};
    Conversation proxy(with_rule(rule));
    EXPECT_EQ(proxy.receives(get(basic("user:pass"))).verdict, Verdict::accepted);
    proxy.from("127.0.0.2");
    const auto foreign = proxy.receives(get(basic("user:pass")));
    EXPECT_EQ(status_of(foreign), 403);
    EXPECT_EQ(foreign.diagnosis->cause, diagnosis::Cause::address_not_allowed);
    EXPECT_EQ(foreign.diagnosis->finding, "address-not-listed-for-account");
}

TEST(AccountRule, SessionParametersBehindTheName) {
    scenario::AccountRule rule;
    rule.parameters.separator = "-";
    Conversation proxy(with_rule(rule));
    EXPECT_EQ(proxy.receives(get(basic("user-session-1:pass"))).user, "user-session-1");
    EXPECT_EQ(proxy.receives(get(basic("user:pass"))).verdict, Verdict::accepted);
    EXPECT_EQ(proxy.receives(get(basic("user_1:pass"))).verdict, Verdict::refused);
    EXPECT_EQ(proxy.receives(get(basic("user-session-1:wrong"))).verdict, Verdict::refused);
    Conversation plain(basic_scenario());
    EXPECT_EQ(plain.receives(get(basic("user-session-1:pass"))).verdict, Verdict::refused);
}

scenario::SessionParameters countries(scenario::SessionParameters::In in) {
    scenario::SessionParameters made;
    made.in = in;
    made.separator = "_";
    made.between = "-";
    made.known = {{"country", {"us", "se"}}, {"session", {}, 4}};
    made.known[0].required = true;
    return made;
}

TEST(AccountRule, ParametersBehindThePassword_AreJudgedOneByOne) {
    scenario::AccountRule rule;
    rule.parameters = countries(scenario::SessionParameters::In::password);
    Conversation proxy(with_rule(rule));
    const auto finding = [&](const std::string& pair) {
        const auto decision = proxy.receives(get(basic(pair)));
        return decision.diagnosis ? decision.diagnosis->finding : "";
    };
    EXPECT_EQ(finding("user:pass_country-us_session-a1"), "");
    EXPECT_EQ(finding("user:pass_session-a1_country-se"), "");
    EXPECT_EQ(finding("user:pass_contry-us"), "session-parameter-unknown");
    EXPECT_EQ(finding("user:pass_country"), "session-parameter-without-value");
    EXPECT_EQ(finding("user:pass_country-us_session-12345"), "session-parameter-too-long");
    EXPECT_EQ(finding("user:pass_country-xx"), "session-parameter-value-not-allowed");
    EXPECT_EQ(finding("user:pass_session-a1"), "session-parameter-missing");
    EXPECT_EQ(finding("user:pass"), "session-parameter-missing");
    EXPECT_EQ(finding("user:pass%5Fcountry-us"), "session-parameters-encoded");
    EXPECT_EQ(finding("user:other_country-us"), "wrong-password");
}

TEST(AccountRule, ParametersBehindTheName_SayWhichIsWrong) {
    scenario::AccountRule rule;
    rule.parameters = countries(scenario::SessionParameters::In::user);
    Conversation proxy(with_rule(rule));
    EXPECT_EQ(proxy.receives(get(basic("user_country-us:pass"))).user, "user_country-us");
    const auto refused = proxy.receives(get(basic("user_contry-us:pass")));
    EXPECT_EQ(
        refused.diagnosis->message.text(),
        "The user arrived as `user_contry-us`: the proxy does not know a session parameter, "
        "`contry` (did you mean \"country\"?)."
    );
    EXPECT_EQ(
        proxy.receives(get(basic("user_country-us:other"))).diagnosis->finding, "wrong-password"
    );
}

}  // namespace

}  // namespace proxy407::decision::test
