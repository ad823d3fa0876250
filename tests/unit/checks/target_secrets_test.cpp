#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::ClientRun;
using test::connect;
using test::get;

constexpr auto id = "target-secrets-stay";
constexpr auto secret = "Cookie: a=b\r\n";

TEST(TargetSecretsStay, RightRunPasses_WrongRunFails) {
    EXPECT_EQ(
        ClientRun().accepted(get(secret)).accepted(get("", "http://b.test/")).check(id).outcome,
        Outcome::pass
    );
    EXPECT_EQ(
        ClientRun()
            .accepted(get(secret))
            .accepted(get(secret, "http://a.test/x"))
            .check(id)
            .outcome,
        Outcome::pass
    ) << "another path of the same target";
    const auto failed =
        ClientRun().accepted(get(secret)).accepted(get(secret, "http://b.test/")).check(id);
    EXPECT_EQ(failed.outcome, Outcome::fail);
    EXPECT_EQ(failed.exchange, 2u);
    EXPECT_EQ(failed.leak, "target-secrets-after-redirect");
    EXPECT_EQ(ClientRun().accepted(get()).check(id).outcome, Outcome::not_reached);
    EXPECT_EQ(ClientRun().check(id).outcome, Outcome::not_reached);
}

TEST(TargetSecretsStay, LooksIntoTunnels) {
    EXPECT_EQ(
        ClientRun()
            .accepted(connect())
            .at_origin(get(secret, "/"))
            .accepted(get(secret, "http://b.test/"))
            .check(id)
            .outcome,
        Outcome::fail
    );
    EXPECT_EQ(ClientRun().accepted(connect(secret)).check(id).outcome, Outcome::not_reached)
        << "CONNECT has a check of its own";
}

}  // namespace
}  // namespace proxy407::checks
