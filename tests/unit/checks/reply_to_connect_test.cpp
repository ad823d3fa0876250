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

TEST(IgnoresCookiesOfProxy, RightRunPasses_WrongRunFails) {
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
    EXPECT_EQ(with_cookie().check(id).outcome, Outcome::not_reached) << "nothing came to a target";
}

TEST(NoOriginSecretsOnConnect, ACookieOfTheProxyMayComeBackToIt) {
    const auto* id = "no-origin-secrets-on-connect";
    EXPECT_EQ(
        with_cookie().accepted(connect("Cookie: seen=1\r\n")).check(id).outcome, Outcome::pass
    );
    EXPECT_EQ(
        with_cookie().accepted(connect("Cookie: seen=1; own=2\r\n")).check(id).outcome,
        Outcome::fail
    );
}

/// The proxy has redirected a CONNECT to another host.
ClientRun redirected(const char* location = "http://Evil.test/ip") {
    return ClientRun()
        .offering("Location: " + std::string(location) + "\r\n")
        .challenged(connect());
}

TEST(IgnoresRedirectOfProxy, RightRunPasses_WrongRunFails) {
    const auto* id = "ignores-redirect-of-proxy";
    const auto evil = get("", "http://evil.test/ip");
    const std::string tunnel = "CONNECT evil.test:80 HTTP/1.1\r\nHost: evil.test:80\r\n\r\n";
    EXPECT_EQ(redirected().check(id).outcome, Outcome::pass);
    EXPECT_EQ(redirected().accepted(connect()).check(id).outcome, Outcome::pass);
    EXPECT_EQ(redirected().accepted(evil).check(id).outcome, Outcome::fail);
    EXPECT_EQ(redirected().accepted(tunnel).check(id).outcome, Outcome::fail);
    EXPECT_EQ(
        redirected("http://a.test/login").accepted(get()).check(id).outcome, Outcome::not_reached
    ) << "the target itself";
    EXPECT_EQ(redirected("/login").accepted(get()).check(id).outcome, Outcome::not_reached);
    EXPECT_EQ(
        ClientRun().accepted(evil).challenged(connect()).check(id).outcome, Outcome::not_reached
    );
    EXPECT_EQ(
        ClientRun()
            .offering("Location: http://evil.test/ip\r\n")
            .challenged(get())
            .accepted(evil)
            .check(id)
            .outcome,
        Outcome::not_reached
    ) << "to a plain request it may be the target's";
}

}  // namespace
}  // namespace proxy407::checks
