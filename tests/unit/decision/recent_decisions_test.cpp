#include "decision/recent_decisions.hpp"

#include "unit/decision/conversation.hpp"

#include <gtest/gtest.h>

namespace proxy407::decision {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;
using test::Conversation;

class RecentDecisionsTest : public testing::Test {
protected:
    RecentDecisions::Question question(std::string_view head, int second = 1) const {
        return {
            &step_,
            *scenario::parse_address("127.0.0.1"),
            "http://a",
            head,
            sys_seconds(seconds(second))};
    }

    static Decision answer(std::string octets) {
        Decision decision;
        decision.plan = {Send{std::move(octets)}, AwaitNext{}};
        return decision;
    }

    scenario::Step step_;
    RecentDecisions recent_;
};

TEST_F(RecentDecisionsTest, SameRequest_HasItsDecision) {
    EXPECT_EQ(recent_.find(question("GET a")), nullptr);
    recent_.keep(question("GET a"), answer("one"));
    ASSERT_NE(recent_.find(question("GET a")), nullptr);
    EXPECT_EQ(std::get<Send>(recent_.find(question("GET a"))->plan.front()).octets, "one");
    EXPECT_EQ(recent_.find(question("GET b")), nullptr);
}

TEST_F(RecentDecisionsTest, AnotherPeerStepOrAddress_IsAnotherQuestion) {
    recent_.keep(question("GET a"), answer("one"));
    auto other = question("GET a");
    other.peer = *scenario::parse_address("127.0.0.2");
    EXPECT_EQ(recent_.find(other), nullptr);
    other = question("GET a");
    other.proxy_url = "http://b";
    EXPECT_EQ(recent_.find(other), nullptr);
    other = question("GET a");
    const scenario::Step step;
    other.step = &step;
    EXPECT_EQ(recent_.find(other), nullptr);
}

TEST_F(RecentDecisionsTest, NextSecond_ForgetsAll) {
    recent_.keep(question("GET a"), answer("one"));
    EXPECT_EQ(recent_.find(question("GET a", 2)), nullptr);
    EXPECT_EQ(recent_.find(question("GET a", 1)), nullptr);
}

TEST_F(RecentDecisionsTest, MoreThanItHolds_IsNotKept) {
    for (std::size_t i = 0; i <= RecentDecisions::most; ++i) {
        recent_.find(question("x"));
        recent_.keep(question(std::to_string(i)), answer("one"));
    }
    EXPECT_NE(recent_.find(question(std::to_string(RecentDecisions::most - 1))), nullptr);
    EXPECT_EQ(recent_.find(question(std::to_string(RecentDecisions::most))), nullptr);
}

TEST_F(RecentDecisionsTest, LongHeadOrAnswer_IsNotKept) {
    const std::string head(RecentDecisions::longest_head + 1, 'x');
    recent_.find(question("GET a"));
    recent_.keep(question(head), answer("one"));
    EXPECT_EQ(recent_.find(question(head)), nullptr);
    recent_.keep(question("GET a"), answer(std::string(RecentDecisions::longest_answer + 1, 'x')));
    EXPECT_EQ(recent_.find(question("GET a")), nullptr);
    Decision tunnel;
    OpenTunnel opened;
    opened.established = {Send{std::string(RecentDecisions::longest_answer + 1, 'x')}};
    tunnel.plan = {opened};
    recent_.keep(question("CONNECT a"), tunnel);
    EXPECT_EQ(recent_.find(question("CONNECT a")), nullptr);
}

TEST(DecideAgainWithinASecond, Basic_SaysTheSameAndHasANewDateAfterIt) {
    Conversation proxy(test::basic_scenario());
    const auto first = proxy.receives(test::get());
    const auto second = proxy.receives(test::get());
    EXPECT_EQ(test::sent(second), test::sent(first));
    ASSERT_TRUE(second.diagnosis);
    EXPECT_EQ(second.diagnosis->message.text(), first.diagnosis->message.text());
    proxy.pass_time(seconds(1));
    EXPECT_NE(test::sent(proxy.receives(test::get())), test::sent(first));
}

TEST(DecideAgainWithinASecond, AnotherPassword_IsJudgedByItself) {
    Conversation proxy(test::basic_scenario());
    EXPECT_EQ(proxy.receives(test::get(test::basic("user:pass"))).verdict, Verdict::accepted);
    EXPECT_EQ(proxy.receives(test::get(test::basic("user:pasS"))).verdict, Verdict::refused);
    EXPECT_EQ(proxy.receives(test::get(test::basic("user:pass"))).verdict, Verdict::accepted);
}

TEST(DecideAgainWithinASecond, Digest_HasAFreshNonce) {
    auto scenario = test::basic_scenario();
    scenario.steps.front().schemes = {auth::DigestPolicy{}};
    Conversation proxy(scenario);
    const auto first = test::reply_field(proxy.receives(test::get()), "Proxy-Authenticate");
    EXPECT_NE(test::reply_field(proxy.receives(test::get()), "Proxy-Authenticate"), first);
}

TEST(DecideAgainWithinASecond, Script_GoesOn) {
    auto scenario = test::basic_scenario();
    scenario.steps.push_back(scenario.steps.front());
    scenario.steps.front().until = {{scenario::Transition::On::requests, 1, 1}};
    scenario.steps.back().schemes = {};
    Conversation proxy(scenario);
    EXPECT_EQ(proxy.receives(test::get()).verdict, Verdict::challenged);
    EXPECT_EQ(proxy.receives(test::get()).verdict, Verdict::open);
}

TEST(DecideAgainWithinASecond, Quota_IsStillCounted) {
    auto scenario = test::basic_scenario();
    scenario::AccountRule rule;
    rule.user = "user";
    rule.requests = 1;
    scenario.rules = {rule};
    Conversation proxy(scenario);
    const auto right = test::get(test::basic("user:pass"));
    EXPECT_EQ(proxy.receives(right).verdict, Verdict::accepted);
    EXPECT_EQ(proxy.receives(right).verdict, Verdict::refused);
}

}  // namespace
}  // namespace proxy407::decision
