#include "decision/script.hpp"

#include "unit/decision/conversation.hpp"

#include <gtest/gtest.h>

namespace proxy407::decision::test {

namespace {

using On = scenario::Transition::On;

/// A script whose steps are named by letters; a step asks for Basic where `asks` has its letter.
scenario::Scenario script(
    std::vector<std::vector<scenario::Transition>> steps, std::string_view asks = ""
) {
    auto scenario = basic_scenario();
    scenario.steps.clear();
    for (auto& until : steps) {
        scenario::Step step;
        step.name = std::string(1, static_cast<char>('a' + scenario.steps.size()));
        if (asks.find(step.name) != asks.npos) step.schemes = {auth::BasicPolicy{}};
        step.until = std::move(until);
        scenario.steps.push_back(std::move(step));
    }
    return scenario;
}

/// The steps that judge so many requests on one connection.
std::string seen(Conversation& proxy, int requests, const std::string& fields = "") {
    std::string names;
    for (int i = 0; i < requests; ++i) names += proxy.receives(get(fields)).step;
    return names;
}

TEST(Script, StepWithACount_IsLeftAfterItAndTheLastStays) {
    Conversation proxy(script({{{On::requests, 1, 1}}, {{On::requests, 2, 2}}, {}}));
    EXPECT_EQ(seen(proxy, 6), "abbccc");
}

TEST(Script, AStepWithoutTransitionsNeverEnds) {
    Conversation proxy(script({{}, {}}));
    EXPECT_EQ(seen(proxy, 50), std::string(50, 'a'));
}

TEST(Script, MovedByHand_CountsAnewThere) {
    Conversation proxy(script({{{On::requests, 2, 1}}, {{On::requests, 2, 2}}, {}}));
    EXPECT_EQ(seen(proxy, 1), "a");
    go_to_step(proxy.state(), 1, {});
    EXPECT_EQ(seen(proxy, 3), "bbc");
    go_to_step(proxy.state(), 0, {});
    EXPECT_EQ(seen(proxy, 3), "aab");
}

TEST(Script, MayGoRoundInACircle) {
    Conversation proxy(script({{{On::requests, 1, 1}}, {{On::requests, 1, 0}}}));
    EXPECT_EQ(seen(proxy, 5), "ababa");
}

TEST(Script, FollowsWhatBecameOfTheRequests) {
    Conversation proxy(script({{{On::accepted, 2, 1}}, {{On::turned_away, 1, 0}}}, "ab"));
    EXPECT_EQ(seen(proxy, 2), "aa") << "nothing was accepted yet";
    EXPECT_EQ(seen(proxy, 3, basic("user:pass")), "aab");
    EXPECT_EQ(seen(proxy, 1), "b");
    EXPECT_EQ(seen(proxy, 1), "a");
}

TEST(Script, ToBeAskedIsNotToBeRefused) {
    Conversation proxy(script({{{On::refused, 1, 1}}, {}}, "ab"));
    EXPECT_EQ(seen(proxy, 3), "aaa");
    EXPECT_EQ(seen(proxy, 2, basic("user:wrong")), "ab");
}

TEST(Script, ClientsAccountThatIsNotGood_IsInNoCommand) {
    auto scenario = script({{}}, "a");
    scenario.client = auth::Account{"user", "pass"};
    scenario.users = {};
    Conversation proxy(scenario);
    EXPECT_EQ(proxy.receives(get(basic("user:pass"))).diagnosis->command, "");
    scenario.users = {{"other", "one"}};
    Conversation another(scenario);
    const auto command = another.receives(get("")).diagnosis->command.text();
    EXPECT_NE(command.find("other:one"), std::string::npos);
}

TEST(Script, TheFirstTransitionThatHoldsIsTaken) {
    Conversation proxy(script({{{On::accepted, 3, 1}, {On::requests, 3, 2}}, {}, {}}));
    EXPECT_EQ(seen(proxy, 4), "aaab");
}

TEST(Script, TimeMovesItOn) {
    Conversation proxy(script({{{On::seconds, 5, 1}}, {}}));
    EXPECT_EQ(seen(proxy, 2), "aa");
    proxy.pass_time(std::chrono::seconds(4));
    EXPECT_EQ(seen(proxy, 1), "a");
    proxy.pass_time(std::chrono::seconds(1));
    EXPECT_EQ(seen(proxy, 1), "b");
}

TEST(Script, NewConnection_MovesTheScriptOn) {
    Conversation proxy(script({{{On::connections, 1, 1}}, {}}));
    proxy.accepts();
    EXPECT_EQ(seen(proxy, 3), "aaa");
    proxy.from("127.0.0.1");
    proxy.accepts();
    EXPECT_EQ(seen(proxy, 1), "b");
}

TEST(Script, EachConnectionByItself) {
    auto scenario = script({{{On::requests, 2, 1}}, {}});
    scenario.script_owner = scenario::Scenario::ScriptOwner::connection;
    Conversation proxy(scenario);
    EXPECT_EQ(seen(proxy, 3), "aab");
    proxy.from("127.0.0.1");
    EXPECT_EQ(seen(proxy, 3), "aab");
}

TEST(Script, EachAddressByItself) {
    auto scenario = script({{{On::requests, 2, 1}}, {}});
    scenario.script_owner = scenario::Scenario::ScriptOwner::address;
    Conversation proxy(scenario);
    EXPECT_EQ(seen(proxy, 3), "aab");
    proxy.from("127.0.0.2");
    EXPECT_EQ(seen(proxy, 1), "a");
    proxy.from("127.0.0.1");
    EXPECT_EQ(seen(proxy, 1), "b") << "a new connection of the same address goes on";
    proxy.from("127.0.0.2");
    EXPECT_EQ(seen(proxy, 2), "ab");
}

TEST(Script, AccountsOfAStepReplaceTheScenarios) {
    auto scenario = script({{{On::accepted, 1, 1}}, {}}, "ab");
    scenario.steps[1].users = auth::Accounts{{"user", "rotated"}};
    Conversation proxy(scenario);
    EXPECT_EQ(proxy.receives(get(basic("user:pass"))).verdict, Verdict::accepted);
    const auto old = proxy.receives(get(basic("user:pass")));
    EXPECT_EQ(old.verdict, Verdict::refused);
    EXPECT_EQ(old.diagnosis->cause, diagnosis::Cause::wrong_credentials);
    EXPECT_EQ(proxy.receives(get(basic("user:rotated"))).verdict, Verdict::accepted);
}

TEST(Script, TellsConnectFromOtherRequests) {
    auto scenario = basic_scenario();
    auto& step = scenario.steps.front();
    auto connect = std::make_shared<scenario::Step>(step);
    connect->schemes.clear();
    auto plain = std::make_shared<scenario::Step>(step);
    plain->refusal.status = 403;
    step.connect = connect;
    step.plain = plain;
    Conversation proxy(scenario);
    EXPECT_EQ(status_of(proxy.receives(get())), 403);
    EXPECT_EQ(
        status_of(proxy.receives("CONNECT a.test:443 HTTP/1.1\r\nHost: a.test:443\r\n\r\n")), 200
    );
}

TEST(Script, StepForConnect_LeavesPlainRequestsAlone) {
    auto scenario = basic_scenario();
    auto connect = std::make_shared<scenario::Step>(scenario.steps.front());
    connect->schemes.clear();
    scenario.steps.front().connect = connect;
    Conversation proxy(scenario);
    EXPECT_EQ(status_of(proxy.receives(get())), 407);
}

}  // namespace

}  // namespace proxy407::decision::test
