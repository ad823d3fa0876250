#include "checks/evaluate.hpp"

#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::ClientRun;

TEST(Evaluate, AnEventIsNoRequest) {
    ClientRun run;
    run.event("tls-on-plain-port");
    for (const auto* id : {"authenticated", "ends-let-through", "target-status"}) {
        const auto result = run.check(id, 200);
        EXPECT_EQ(result.outcome, Outcome::fail) << id;
        EXPECT_EQ(result.sentence, "No request came to the proxy, only: tls-on-plain-port.") << id;
        EXPECT_EQ(result.exchange, 1u) << id;
    }
    for (const auto* id : {"not-authenticated", "no-credentials-sent", "max-attempts"})
        EXPECT_EQ(run.check(id, 9).outcome, Outcome::not_reached) << id;
}

TEST(Evaluate, NamesAreStable) {
    EXPECT_EQ(name(Outcome::pass), "pass");
    EXPECT_EQ(name(Outcome::fail), "fail");
    EXPECT_EQ(name(Outcome::not_reached), "not-reached");
    EXPECT_EQ(name(Weight::must), "must");
    EXPECT_EQ(name(Weight::should), "should");
    EXPECT_EQ(name(Weight::practice), "practice");
    EXPECT_EQ(name(Weight::observed), "observed");
}

}  // namespace
}  // namespace proxy407::checks
