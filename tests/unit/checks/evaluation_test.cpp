#include "checks/evaluation.hpp"

#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::ClientRun;
using test::get;
using test::right;

TEST(Evaluation, InSteps_ComesToTheSame) {
    ClientRun run;
    run.scenario().expect = {{"authenticated", 0}, {"max-attempts", 1}, {"no-credentials-sent", 0}};
    run.challenged().accepted(get(right()));
    Evaluation evaluation({run.scenario(), run.journal()});
    std::size_t steps = 1;
    while (evaluation.step()) EXPECT_EQ(evaluation.result().checks.size(), steps++);
    EXPECT_EQ(steps, 4u);
    const auto whole = run.evaluate_all();
    EXPECT_EQ(evaluation.result().verdict, whole.verdict);
    EXPECT_EQ(evaluation.result().breaches.size(), whole.breaches.size());
    EXPECT_FALSE(evaluation.step()) << "it is done";
}

TEST(Evaluation, WhereNobodyListens_NothingIsLookedAt) {
    ClientRun run;
    run.scenario().listener.refuses = true;
    run.scenario().expect = {{"authenticated", 0}};
    Evaluation evaluation({run.scenario(), run.journal()});
    EXPECT_FALSE(evaluation.step());
    EXPECT_EQ(evaluation.result().verdict, RunVerdict::pass);
    EXPECT_TRUE(evaluation.result().checks.empty());
}

}  // namespace
}  // namespace proxy407::checks
