#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::ClientRun;
using test::connect;
using test::get;
using test::right;

constexpr auto to_origin = "GET / HTTP/1.1\r\nHost: a.test\r\n\r\n";

TEST(Connected, NeedsAConnectionAndNoRequest) {
    ClientRun run;
    EXPECT_EQ(run.check("connected").outcome, Outcome::fail);
    run.journal().count_connection();
    EXPECT_EQ(run.check("connected").outcome, Outcome::pass);
    EXPECT_EQ(ClientRun().accepted(get()).check("connected").outcome, Outcome::pass);
}

TEST(NotA407, RightRunPasses_WrongRunFails) {
    EXPECT_EQ(ClientRun().accepted(get()).check("not-a-407").outcome, Outcome::pass);
    EXPECT_EQ(ClientRun().challenged().accepted(get()).check("not-a-407").outcome, Outcome::fail);
    EXPECT_EQ(ClientRun().challenged().accepted(get()).check("not-a-407").exchange, 1u);
    // A 407 of the target is not one of the proxy.
    EXPECT_EQ(
        ClientRun().accepted(connect()).at_origin(to_origin, 407).check("not-a-407").outcome,
        Outcome::pass
    );
    EXPECT_EQ(ClientRun().check("not-a-407").outcome, Outcome::not_reached);
}

TEST(ProxyAnswered, IsAboutTheProxysOwnAnswers) {
    EXPECT_EQ(
        ClientRun().challenged().accepted(get(right()), 502).check("proxy-answered", 502).outcome,
        Outcome::pass
    );
    const auto failed = ClientRun().challenged().check("proxy-answered", 502);
    EXPECT_EQ(failed.outcome, Outcome::fail);
    EXPECT_EQ(failed.sentence, "The proxy never answered 502; its own answers: 407.");
    EXPECT_EQ(
        ClientRun().forwarded(get(), to_origin, 502).check("proxy-answered", 502).outcome,
        Outcome::fail
    );
    EXPECT_EQ(ClientRun().check("proxy-answered", 502).outcome, Outcome::not_reached);
}

TEST(TargetStatus, IsAboutTheTargetsAnswers) {
    EXPECT_EQ(
        ClientRun()
            .accepted(connect())
            .at_origin(to_origin, 401)
            .check("target-status", 401)
            .outcome,
        Outcome::pass
    );
    EXPECT_EQ(
        ClientRun().forwarded(get(), to_origin, 403).check("target-status", 403).outcome,
        Outcome::pass
    );
    const auto failed = ClientRun().forwarded(get(), to_origin, 200).check("target-status", 403);
    EXPECT_EQ(failed.outcome, Outcome::fail);
    EXPECT_EQ(failed.sentence, "The target never answered 403 but: 200.");
    const auto by_proxy = ClientRun().accepted(get(), 401).check("target-status", 401);
    EXPECT_EQ(by_proxy.outcome, Outcome::fail);
    EXPECT_EQ(by_proxy.sentence, "The target never answered 401: no request came to it.");
    EXPECT_EQ(ClientRun().check("target-status", 401).outcome, Outcome::not_reached);
}

}  // namespace
}  // namespace proxy407::checks
