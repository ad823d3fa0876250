#include "admin/routes.hpp"
#include "unit/admin/fixture.hpp"

namespace proxy407::admin {
namespace {

using testing::HasSubstr;
using VerifyAnswers = AtTheDesk;

TEST_F(VerifyAnswers, ChecksOfTheScenario_WhereNoneIsNamed) {
    journal.append(refused());
    const auto verdict = post_json("/verify", Json::object());
    EXPECT_EQ(verdict["passed"], false);
    EXPECT_EQ(verdict["verdict"], "fail");
    EXPECT_EQ(verdict["checks"].size(), scenario_of("basic").expect.size());
    EXPECT_THAT(verdict["text"].get<std::string>(), HasSubstr("arrived percent-encoded"));
}

TEST_F(VerifyAnswers, NamedChecks_InTheirPlace) {
    auto good = get(basic("user:pass"));
    good.user = "user";
    journal.append(good);
    const auto verdict = post_json(
        "/verify",
        {{"checks", {"authenticated", {{"check", "never-sent-to-origin"}}}}, {"proxy", "default"}}
    );
    EXPECT_EQ(verdict["passed"], true) << verdict;
    ASSERT_EQ(verdict["checks"].size(), 2U);
    EXPECT_EQ(verdict["checks"][0]["name"], "authenticated");
    EXPECT_EQ(verdict["checks"][0]["exchanges"].dump(), "[1]");
}

TEST_F(VerifyAnswers, FailedCheck_IsA200UnlessAskedOtherwise) {
    journal.append(refused());
    EXPECT_EQ(ask("POST", "/verify").reply.status, 200);
    EXPECT_EQ(ask("POST", "/verify?status=406").reply.status, 406);
    const auto other = ask("POST", "/verify?status=407").reply;
    EXPECT_EQ(other.status, 400);
    EXPECT_THAT(other.body, HasSubstr("\\\"status\\\" is 406, not 407."));
}

TEST_F(VerifyAnswers, UnknownNames_NameTheNearest) {
    const auto check = post_json("/verify", {{"checks", {"authenticated", "never-sent-to-orign"}}});
    EXPECT_EQ(check["pointer"], "/checks/1");
    EXPECT_THAT(check["detail"].get<std::string>(), HasSubstr("\"never-sent-to-origin\""));
    EXPECT_EQ(post_json("/verify", {{"proxy", "x"}})["status"], 404);
    proxies.entries.clear();
    EXPECT_EQ(post_json("/verify", Json::object())["status"], 404);
}

TEST_F(VerifyAnswers, Refusals_WhateverScenarioCameAfter) {
    EXPECT_EQ(get_json("/refusals"), (Json{{"refused", false}, {"text", ""}}));
    auto good = get(basic("user:pass"));
    journal.append(good);
    EXPECT_EQ(get_json("/refusals")["refused"], false);
    journal.append(refused());
    desk.use("default", scenario_of("digest"));
    const auto found = get_json("/refusals?proxy=default");
    EXPECT_EQ(found["refused"], true);
    EXPECT_THAT(found["text"].get<std::string>(), HasSubstr("arrived percent-encoded"));
    EXPECT_THAT(found["text"].get<std::string>(), testing::Not(HasSubstr("checks passed")));
    desk.reset(std::nullopt, {});
    EXPECT_EQ(get_json("/refusals")["refused"], false);
    EXPECT_EQ(ask("GET", "/refusals?proxy=x").reply.status, 404);
}

TEST_F(VerifyAnswers, NearMisses_OfTheFirstProxy) {
    journal.append(refused());
    EXPECT_EQ(get_json("/near-misses")["near_misses"].size(), 1U);
    EXPECT_EQ(ask("GET", "/near-misses?proxy=x").reply.status, 404);
}

}  // namespace
}  // namespace proxy407::admin
