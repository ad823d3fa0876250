#include "scenario/sense.hpp"

#include "scenario/catalogue.hpp"
#include "unit/scenario/mistakes.hpp"

#include <gmock/gmock.h>

namespace proxy407::scenario {
namespace {

/// A scenario around its proxy, and what else is to be in it.
std::string said(const std::string& proxy, const std::string& more = "") {
    const auto text = R"({"id": "s", "title": "t", "story": "s", "family": "basic", "links": [],
"client": null, "users": [{"user": "a", "password": "b"}], )" +
                      more + R"("proxy": )" + proxy + R"(,
"expect": [{"check": "connected"}]})";
    const auto all = test::mistakes(from_json(text, "s.json"));
    return all.substr(std::min(all.find(": ") + 2, all.size()));
}

TEST(Sense, ValueWithoutEffect_IsAMistake) {
    const struct {
        const char* proxy;
        const char* more;
        const char* said;
    } rows[] = {
        {R"({"script": "per-connection"})",
         "",
         "/proxy/script: found \"per-connection\", expected \"steps\" beside it\n"},
        {R"({"steps": [{"name": "a", "until": [{"requests": 1}]}, {"name": "a"}]})",
         "",
         "/proxy/steps/1/name: found \"a\", expected a name of its own for each step\n"},
        {R"({"script": "per-connection",
             "steps": [{"name": "a", "until": [{"connections": 1}]}, {"name": "b"}]})",
         "",
         "/proxy/steps/0/until/0/connections: found 1, expected another event, as each connection "
         "goes through this script by itself\n"},
        {R"({"connect": {"answer": {"status": 200}}})",
         "",
         "/proxy/connect/answer/status: found 200, expected 300 or more; \"tunnel\" tells how a "
         "CONNECT is granted\n"},
        {R"({"steps": [{"name": "a", "connect": {"answer": {"status": 204}}}]})",
         "",
         "/proxy/steps/0/connect/answer/status: found 204, expected 300 or more; \"tunnel\" tells "
         "how a CONNECT is granted\n"},
        {"{}",
         R"("accounts": [{"user": "c"}], )",
         "/accounts/0/user: found \"c\", expected one of the users\n"},
        {"{}",
         R"("accounts": [{"user": "a"}, {"user": "a", "requests": 0}], )",
         "/accounts/1/user: found \"a\", expected each user once: only the first would count\n"},
    };

    for (const auto& row : rows) EXPECT_EQ(said(row.proxy, row.more), row.said) << row.proxy;
}

TEST(Sense, WhatIsGoodStaysGood) {
    EXPECT_EQ(said(R"({"connect": {"answer": {"status": 405}}, "answer": {"status": 200}})"), "");
    EXPECT_EQ(
        said(
            R"({"steps": [{"name": "a", "users": [{"user": "c", "password": "d"}]}]})",
            R"("accounts": [{"user": "c", "requests": 1}, {"user": "a"}], )"
        ),
        ""
    );
    EXPECT_EQ(
        said(R"({"script": "per-connection",
                 "steps": [{"name": "a", "until": [{"refused": 1}]}, {"name": "b"}]})"),
        ""
    );
}

TEST(Sense, AnotherAccount_TakesOverTheRules) {
    auto scenario = std::get<Scenario>(find("session-in-user-name"));
    ASSERT_FALSE(scenario.rules.empty());
    replace_account(scenario, {"alice", "secret"});
    EXPECT_EQ(scenario.client, (auth::Account{"alice", "secret"}));
    EXPECT_EQ(scenario.users, (auth::Accounts{{"alice", "secret"}}));
    ASSERT_EQ(scenario.rules.size(), 1u);
    EXPECT_EQ(scenario.rules[0].user, "alice");
    EXPECT_EQ(scenario.rules[0].parameters.separator, "-");
    scenario.rules.insert(scenario.rules.begin(), {"bob", {}, {}, 7, {}});
    scenario.rules.push_back({"carol", {}, {}, 8, {}});
    scenario.rules[1].requests = 9;
    replace_account(scenario, {"dave", "secret"});
    ASSERT_EQ(scenario.rules.size(), 1u) << "the accounts of the others are gone";
    EXPECT_EQ(scenario.rules[0].user, "dave");
    EXPECT_EQ(scenario.rules[0].requests, 9u);
}

}  // namespace
}  // namespace proxy407::scenario
