#include "decision/refusal.hpp"

#include "unit/decision/conversation.hpp"

#include <gtest/gtest.h>

namespace proxy407::decision::test {

namespace {

using Challenge = scenario::Refusal::Challenge;

Decision refused_with(scenario::Refusal refusal) {
    auto scenario = basic_scenario();
    scenario.steps[0].refusal = refusal;
    Conversation proxy(scenario);
    return proxy.receives(get());
}

TEST(Refusal, ChallengeGoesWhereTheScenarioPutsIt) {
    const auto wrong_field = refused_with({407, Challenge::www_authenticate, false, {}});
    EXPECT_EQ(reply_field(wrong_field, "Proxy-Authenticate"), "(absent)");
    EXPECT_EQ(reply_field(wrong_field, "WWW-Authenticate"), "Basic realm=\"proxy407\"");

    const auto none = refused_with({407, Challenge::none, false, {}});
    EXPECT_EQ(reply_field(none, "Proxy-Authenticate"), "(absent)");
    EXPECT_EQ(reply_field(none, "WWW-Authenticate"), "(absent)");
    EXPECT_NE(reply_field(none, "Proxy-Status"), "(absent)") << "the cause is named all the same";
}

TEST(Refusal, AForbiddenClientIsNotChallenged) {  // S-AUTH-03
    const auto forbidden = refused_with({403, Challenge::proxy_authenticate, false, {}});
    EXPECT_EQ(forbidden.status, 403);
    EXPECT_EQ(reply_field(forbidden, "Proxy-Authenticate"), "(absent)");
}

TEST(Refusal, EveryNonceIsAnother) {  // S-AUTH-15
    auto scenario = basic_scenario();
    scenario.steps[0].schemes = {auth::DigestPolicy{}};
    Conversation proxy(scenario);
    const auto first = reply_field(proxy.receives(get()), "Proxy-Authenticate");
    EXPECT_NE(first, reply_field(proxy.receives(get()), "Proxy-Authenticate"));
}

TEST(Refusal, AWrongTokenGetsItsErrorAndAMalformedOneABadRequest) {  // RFC 6750 section 3.1
    auto scenario = basic_scenario();
    scenario.steps[0].schemes = {
        auth::BasicPolicy{}, auth::BearerPolicy{"r", "", {"right"}, {"old"}}};
    Conversation proxy(scenario);
    const auto offer = sent(proxy.receives(get()));
    EXPECT_NE(offer.find("\r\nProxy-Authenticate: Bearer realm=\"r\"\r\n"), offer.npos) << offer;
    for (const auto* token : {"wrong", "old"}) {
        const auto refused =
            proxy.receives(get("Proxy-Authorization: Bearer " + std::string(token) + "\r\n"));
        EXPECT_EQ(refused.status, 407);
        EXPECT_NE(
            sent(refused).find("Bearer realm=\"r\", error=\"invalid_token\"\r\n"), offer.npos
        );
    }
    const auto malformed = proxy.receives(get("Proxy-Authorization: Bearer a b\r\n"));
    EXPECT_EQ(malformed.status, 400);
    EXPECT_NE(sent(malformed).find("error=\"invalid_request\"\r\n"), offer.npos);
    const auto accepted = proxy.receives(get("Proxy-Authorization: Bearer right\r\n"));
    EXPECT_EQ(accepted.verdict, Verdict::accepted);
}

TEST(Refusal, ARawChallengeIsSentAsItIs) {
    auto scenario = basic_scenario();
    scenario.steps[0].schemes = {auth::RawPolicy{"Foo bar=\"x"}};
    Conversation proxy(scenario);
    EXPECT_EQ(reply_field(proxy.receives(get()), "Proxy-Authenticate"), "Foo bar=\"x");
    const auto answered = proxy.receives(get("Proxy-Authorization: Foo bar\r\n"));
    EXPECT_EQ(answered.verdict, Verdict::refused);
    EXPECT_EQ(answered.diagnosis->finding, "unsatisfiable-challenge");
}

TEST(Refusal, HeadGetsTheFieldsWithoutContent) {
    Conversation proxy(basic_scenario());
    const auto octets =
        sent(proxy.receives("HEAD http://origin.test/ HTTP/1.1\r\nHost: origin.test\r\n\r\n"));
    EXPECT_TRUE(octets.starts_with("HTTP/1.1 407 "));
    EXPECT_TRUE(octets.ends_with("\r\n\r\n"));
    EXPECT_EQ(octets.find("\r\n\r\n"), octets.size() - 4);
}

}  // namespace

}  // namespace proxy407::decision::test
