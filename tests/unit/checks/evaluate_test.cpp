#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::ClientRun;
using test::get;
using test::right;

TEST(Evaluate, PassNeedsEveryCheckToPass) {
    ClientRun run;
    run.scenario().expect = {{"authenticated", 0}, {"max-attempts", 1}};
    run.challenged().accepted(get(right()));
    const auto result = run.evaluate_all();
    EXPECT_EQ(result.verdict, RunVerdict::pass);
    ASSERT_EQ(result.checks.size(), 2u);
    EXPECT_EQ(result.checks[1].check, "max-attempts");
    EXPECT_EQ(result.checks[1].requirements, (std::vector<std::string>{"C-407-05", "C-407-06"}));

    run.scenario().expect.push_back({"no-credentials-sent", 0});
    EXPECT_EQ(run.evaluate_all().verdict, RunVerdict::fail);
}

TEST(Evaluate, NotReachedIsNoPass) {
    ClientRun run;
    run.scenario().expect = {{"authenticated", 0}, {"no-early-tunnel-octets", 0}};
    run.accepted(get(right()));
    EXPECT_EQ(run.evaluate_all().verdict, RunVerdict::fail);
}

TEST(Evaluate, NothingAtTheProxyIsBypassed) {
    ClientRun run;
    run.scenario().expect = {{"authenticated", 0}};
    EXPECT_EQ(run.evaluate_all().verdict, RunVerdict::bypassed);
    // Only the exchanges of another scenario.
    auto other = ClientRun::made(get(right()), test::Verdict::accepted, 200);
    other.scenario = "another";
    run.journal().append(other);
    EXPECT_EQ(run.evaluate_all().verdict, RunVerdict::bypassed);
    // A connection without a request is no bypass, and no pass either.
    run.journal().count_connection();
    EXPECT_EQ(run.evaluate_all().verdict, RunVerdict::fail);
}

TEST(Evaluate, WhereNobodyListensNothingIsExpected) {
    ClientRun run;
    run.scenario().listener.refuses = true;
    EXPECT_EQ(run.evaluate_all().verdict, RunVerdict::pass);
}

TEST(Evaluate, AnUnknownCheckFails) {
    ClientRun run;
    run.scenario().expect = {{"no-such-check", 0}};
    run.accepted(get(right()));
    const auto result = run.evaluate_all();
    EXPECT_EQ(result.verdict, RunVerdict::fail);
    EXPECT_EQ(result.checks.at(0).check, "no-such-check");
}

TEST(Evaluate, NamesAreStable) {
    EXPECT_EQ(name(Outcome::pass), "pass");
    EXPECT_EQ(name(Outcome::fail), "fail");
    EXPECT_EQ(name(Outcome::not_reached), "not-reached");
    EXPECT_EQ(name(RunVerdict::pass), "pass");
    EXPECT_EQ(name(RunVerdict::fail), "fail");
    EXPECT_EQ(name(RunVerdict::bypassed), "bypassed");
}

}  // namespace
}  // namespace proxy407::checks
