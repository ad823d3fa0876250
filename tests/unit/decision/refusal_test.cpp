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
