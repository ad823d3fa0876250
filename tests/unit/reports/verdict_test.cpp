#include "reports/verdict.hpp"

#include "runner/baseline.hpp"
#include "runner/verdict.hpp"

#include <gtest/gtest.h>

namespace proxy407::reports {
namespace {

TEST(ReportVerdict, NamesAndValuesAreOneToOne) {
    for (const std::string_view word : verdict_names()) EXPECT_EQ(name(*verdict_of(word)), word);
    for (const std::string_view word : standing_names()) EXPECT_EQ(name(*standing_of(word)), word);
    EXPECT_EQ(verdict_of("pass"), std::nullopt);
    EXPECT_EQ(standing_of(""), std::nullopt);
}

TEST(ReportVerdict, EveryWordOfTheRunnerIsKnown) {
    for (const runner::Verdict verdict : runner::all_verdicts())
        EXPECT_TRUE(verdict_of(runner::name(verdict))) << runner::name(verdict);
    for (int i = 0; i <= static_cast<int>(runner::Standing::stale); ++i) {
        const auto word = runner::name(static_cast<runner::Standing>(i));
        EXPECT_TRUE(standing_of(word)) << word;
    }
}

}  // namespace
}  // namespace proxy407::reports
