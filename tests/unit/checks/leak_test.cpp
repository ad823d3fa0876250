#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::ClientRun;
using test::connect;
using test::get;
using test::right;

std::string to_origin(std::string_view fields = "") {
    return "GET / HTTP/1.1\r\nHost: a.test\r\n" + std::string(fields) + "\r\n";
}

TEST(NeverSentToOrigin, TellsRightFromWrong) {
    const auto* id = "never-sent-to-origin";
    EXPECT_EQ(
        ClientRun().accepted(connect(right())).at_origin(to_origin()).check(id).outcome,
        Outcome::pass
    );
    EXPECT_EQ(
        ClientRun().forwarded(get(right()), to_origin("Via: 1.1 p\r\n")).check(id).outcome,
        Outcome::pass
    );
    const std::string leaks[] = {
        right(),
        "proxy-authorization: Digest username=\"x\"\r\n",
        "Proxy-Connection: keep-alive\r\n",
        "Authorization: Basic " + text::base64_encode("user:correct horse") + "\r\n",
        "X-Debug: correct horse\r\n",
        "X-Debug: http://user:correct%20horse@proxy:3128\r\n",
        "Cookie: p=" + text::base64_encode("correct horse") + "\r\n",
    };
    for (const auto& leak : leaks) {
        const auto inside = ClientRun().accepted(connect()).at_origin(to_origin(leak)).check(id);
        EXPECT_EQ(inside.outcome, Outcome::fail) << leak;
        EXPECT_EQ(inside.exchange, 2u);
        EXPECT_EQ(
            ClientRun().forwarded(get(right()), to_origin(leak)).check(id).outcome, Outcome::fail
        ) << leak;
    }
    EXPECT_EQ(ClientRun().accepted(connect(right())).check(id).outcome, Outcome::not_reached);
    EXPECT_EQ(ClientRun().check(id).outcome, Outcome::not_reached);
}

TEST(NeverSentToOrigin, NeedsNoClientToSeeTheField) {
    ClientRun run;
    run.scenario().client.reset();
    EXPECT_EQ(
        run.accepted(connect()).at_origin(to_origin(right())).check("never-sent-to-origin").outcome,
        Outcome::fail
    );
}

TEST(NeverSentToOrigin, KnowsTheTokensOfTheProxy) {
    for (const auto* leak :
         {"Authorization: Bearer abc.407\r\n", "X-Debug: key-407\r\n", "Cookie: a=b\r\n"}) {
        ClientRun run;
        run.scenario().client.reset();
        run.scenario().steps.resize(1);
        run.scenario().steps[0].schemes = {
            auth::BearerPolicy{"r", "", {"abc.407"}, {}}, auth::TokenPolicy{"ApiKey", "key-407"}};
        const auto result =
            run.accepted(connect()).at_origin(to_origin(leak)).check("never-sent-to-origin");
        const bool innocent = std::string_view(leak).starts_with("Cookie");
        EXPECT_EQ(result.outcome, innocent ? Outcome::pass : Outcome::fail) << leak;
    }
}

TEST(NoAuthorizationInstead, TellsRightFromWrong) {
    const auto* id = "no-authorization-instead";
    const std::string targets_own =
        "Authorization: Basic " + text::base64_encode("me:mine") + "\r\n";
    const std::string misplaced =
        "Authorization: Basic " + text::base64_encode("user:correct horse") + "\r\n";
    EXPECT_EQ(ClientRun().accepted(get(right())).check(id).outcome, Outcome::pass);
    EXPECT_EQ(ClientRun().accepted(get(right() + targets_own)).check(id).outcome, Outcome::pass);
    EXPECT_EQ(ClientRun().accepted(get(right() + misplaced)).check(id).outcome, Outcome::fail);
    EXPECT_EQ(
        ClientRun()
            .accepted(get("Authorization: Digest username=\"user\", realm=\"r\"\r\n"))
            .check(id)
            .outcome,
        Outcome::fail
    );
    EXPECT_EQ(
        ClientRun().accepted(connect(right())).at_origin(to_origin(misplaced)).check(id).outcome,
        Outcome::fail
    );
    // The proxy saw it itself, in a form that holds no trace.
    EXPECT_EQ(
        ClientRun()
            .refused(
                get(targets_own),
                test::Cause::wrong_place_or_scheme,
                "authorization-instead-of-proxy-authorization"
            )
            .check(id)
            .outcome,
        Outcome::fail
    );
    EXPECT_EQ(ClientRun().check(id).outcome, Outcome::not_reached);
}

}  // namespace
}  // namespace proxy407::checks
