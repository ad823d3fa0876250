#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::ClientRun;
using test::connect;
using test::get;

/// The proxy has set a cookie in its 407 to CONNECT.
ClientRun with_cookie() {
    return ClientRun().offering("Set-Cookie: seen=1; Path=/\r\n").challenged(connect());
}

TEST(IgnoresCookiesOfProxy, TellsRightFromWrong) {
    const auto* id = "ignores-cookies-of-proxy";
    EXPECT_EQ(with_cookie().at_origin(get("", "/")).check(id).outcome, Outcome::pass);
    EXPECT_EQ(
        with_cookie().at_origin(get("Cookie: own=2\r\n", "/")).check(id).outcome, Outcome::pass
    );
    EXPECT_EQ(
        with_cookie().at_origin(get("Cookie: own=2; seen=1\r\n", "/")).check(id).outcome,
        Outcome::fail
    );
    EXPECT_EQ(
        ClientRun().offering("Set-Cookie: seen=1\r\n").challenged(get()).check(id).outcome,
        Outcome::not_reached
    ) << "to a plain request it may be the target's";
    EXPECT_EQ(ClientRun().accepted(connect()).check(id).outcome, Outcome::not_reached);
}

}  // namespace
}  // namespace proxy407::checks
