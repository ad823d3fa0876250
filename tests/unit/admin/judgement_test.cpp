#include "admin/judgement.hpp"

#include "unit/admin/fixture.hpp"

namespace proxy407::admin {
namespace {

using testing::HasSubstr;
using testing::Not;
using JudgementTest = AtTheDesk;

TEST_F(JudgementTest, Steps_AreOneForEachCheckAndTwoMore) {
    journal.append(refused());
    Judgement judgement(proxies, journal, *desk.proxy("default"));
    std::size_t steps = 1;
    while (judgement.step()) ++steps;
    EXPECT_EQ(steps, scenario_of("basic").expect.size() + 2);
    EXPECT_THAT(judgement.verified().text, HasSubstr("The password arrived percent-encoded."));
}

TEST_F(JudgementTest, WhatHappensBetweenTwoSteps_HarmsNothing) {
    journal.append(refused());
    Judgement judgement(proxies, journal, *desk.proxy("default"));
    judgement.step();
    judgement.step();
    desk.use("default", scenario_of("digest"));
    journal.append(get());
    judgement.step();
    desk.reset(std::nullopt, {});
    proxies.masks.emplace(proxies.full_redactor());
    while (judgement.step()) {
    }
    EXPECT_EQ(judgement.verified().result.checks.size(), scenario_of("basic").expect.size());
}

TEST_F(JudgementTest, OfThousands_TheTextShowsTheRefusedAndTheLastOnes) {
    for (int i = 0; i < 3000; ++i) journal.append(i == 700 ? refused() : get());
    const auto verified = desk.verify(*desk.proxy("default"));
    EXPECT_THAT(verified.text, HasSubstr("  ... 700 exchanges not shown\n701  407 refused"));
    EXPECT_THAT(verified.text, HasSubstr("\n3000  200"));
    EXPECT_THAT(verified.text, Not(HasSubstr("\n2899  200")));
    EXPECT_LT(verified.text.size(), 50'000U);
}

TEST_F(JudgementTest, Exchanges_AreTheTextWithoutTheChecks) {
    journal.append(refused());
    const auto verified = desk.verify(*desk.proxy("default"));
    EXPECT_TRUE(verified.text.starts_with(verified.exchanges + "FAIL  "));
}

TEST_F(JudgementTest, Refusals_AreWrongCredentialsAndTargetsThatWereNotReached) {
    const auto has = [&] { return has_refusals(proxies, journal, *desk.proxy("default")); };
    EXPECT_FALSE(has()) << "nothing came";
    journal.append(get(basic("user:pass")));
    EXPECT_FALSE(has());
    journal.append(refused());
    EXPECT_TRUE(has());
}

}  // namespace
}  // namespace proxy407::admin
