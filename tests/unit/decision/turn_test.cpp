#include "decision/turn.hpp"

#include "unit/decision/conversation.hpp"

#include <gtest/gtest.h>

namespace proxy407::decision::test {

namespace {

/// What a diagnosis knows of a request in that scenario.
template <class Look>
auto situation_of(scenario::Scenario scenario, Look look, const std::string& reached_by = "") {
    Conversation proxy(std::move(scenario));
    ConnectionState connection;
    connection.proxy_url = reached_by;
    const auto head = http::parse_request_head(get(basic("user:wrong")));
    Request request(head);
    request.content = http::Content{"ab", 3, "", "hash of all three"};
    const auto ambient = proxy.ambient();
    const auto& step = proxy.state().scenario->steps[0];
    return look(situation({proxy.state(), connection, step, request, ambient}));
}

TEST(Situation, TheClientsAccount_IsToldWhereItWouldGetIn) {
    const auto intended = [](const diagnosis::Situation& known) {
        return known.intended == nullptr ? "" : known.intended->user;
    };
    auto scenario = basic_scenario();
    EXPECT_EQ(situation_of(scenario, intended), "user");
    scenario.steps[0].users = auth::Accounts{{"user", "rotated"}};
    EXPECT_EQ(situation_of(scenario, intended), "") << "that step has another password";
}

TEST(Situation, AccountsOfOtherSteps_AreKnownByTheirStep) {
    auto scenario = basic_scenario();
    scenario.steps[0].name = "old";
    scenario.steps[0].users = auth::Accounts{{"user", "rotated"}};
    situation_of(scenario, [&](const diagnosis::Situation& known) {
        ASSERT_FALSE(known.elsewhere.empty()) << "the scenario's own";
        EXPECT_EQ(known.elsewhere.front().account, scenario.users.front());
    });
}

TEST(Situation, CredentialsAndContent_AreThoseOfTheRequest) {
    situation_of(basic_scenario(), [](const diagnosis::Situation& known) {
        EXPECT_EQ(known.sent->scheme, "Basic");
        EXPECT_EQ(known.content, "ab");
        EXPECT_EQ(known.content_hash, "hash of all three") << "two bytes of three were kept";
    });
}

TEST(Situation, TheProxysUrl_IsTheOneThatTheClientUsed) {
    const auto url = [](const diagnosis::Situation& known) { return known.proxy_url; };
    EXPECT_EQ(situation_of(basic_scenario(), url), "http://127.0.0.1:3128");
    EXPECT_EQ(
        situation_of(basic_scenario(), url, "http://172.17.0.2:3128"), "http://172.17.0.2:3128"
    );
}

}  // namespace

}  // namespace proxy407::decision::test
