#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::ClientRun;
using test::connect;
using test::get;
using test::right;
using test::Verdict;

TEST(HostMatchesTarget, RightRunPasses_WrongRunFails) {
    EXPECT_EQ(ClientRun().accepted(get()).check("host-matches-target").outcome, Outcome::pass);
    const auto other = get("", "http://b.test/");
    EXPECT_EQ(ClientRun().accepted(other).check("host-matches-target").outcome, Outcome::fail);
    auto refused = ClientRun::made(other, Verdict::malformed, 400);
    refused.complaint = "duplicate-proxy-authorization";
    EXPECT_EQ(ClientRun().put(refused).check("host-matches-target").outcome, Outcome::fail);
    EXPECT_EQ(
        ClientRun().accepted(get("Host: a.test\r\n")).check("host-matches-target").outcome,
        Outcome::fail
    );
    for (const auto* complaint : {"no-host", "duplicate-host", "bad-host"}) {
        auto exchange = ClientRun::made(get(), Verdict::malformed, 400);
        exchange.complaint = complaint;
        EXPECT_EQ(ClientRun().put(exchange).check("host-matches-target").outcome, Outcome::fail);
    }
    EXPECT_EQ(ClientRun().check("host-matches-target").outcome, Outcome::not_reached);
}

TEST(NoEarlyTunnelOctets, RightRunPasses_WrongRunFails) {
    EXPECT_EQ(
        ClientRun().accepted(connect()).check("no-early-tunnel-octets").outcome, Outcome::pass
    );
    auto early = ClientRun::made(connect(), Verdict::challenged, 407);
    early.early_octets = 517;
    const auto failed =
        ClientRun().put(early).accepted(connect(right())).check("no-early-tunnel-octets");
    EXPECT_EQ(failed.outcome, Outcome::fail);
    EXPECT_EQ(failed.exchange, 1u);
    EXPECT_EQ(
        ClientRun().accepted(get()).check("no-early-tunnel-octets").outcome, Outcome::not_reached
    );
    EXPECT_EQ(ClientRun().check("no-early-tunnel-octets").outcome, Outcome::not_reached);
}

TEST(NoUserinfoInTarget, RightRunPasses_WrongRunFails) {
    const std::string fine[] = {
        get(),
        get("", "http://a.test/x@y?u@v"),
        get("", "http://a.test?u@v"),
        get("Referer: http://b.test/@\r\n"),
        get("Referer: /x@y\r\n"),
        connect(),
    };
    for (const auto& head : fine) {
        EXPECT_EQ(ClientRun().accepted(head).check("no-userinfo-in-target").outcome, Outcome::pass)
            << head;
    }
    const std::string wrong[] = {
        get("", "http://user:pass@a.test/"),
        get("", "http://user@a.test?q"),
        "CONNECT user:pass@a.test:443 HTTP/1.1\r\nHost: a.test:443\r\n\r\n",
        "GET http://a.test/ HTTP/1.1\r\nHost: user:pass@a.test\r\n\r\n",
        get("Referer: http://user:pass@b.test/\r\n"),
    };
    for (const auto& head : wrong) {
        const auto failed = ClientRun().accepted(head).check("no-userinfo-in-target");
        EXPECT_EQ(failed.outcome, Outcome::fail) << head;
        EXPECT_EQ(failed.sentence.find("pass@"), std::string::npos) << failed.sentence;
    }
    EXPECT_EQ(ClientRun().check("no-userinfo-in-target").outcome, Outcome::not_reached);
}

TEST(SingleProxyAuthorization, RightRunPasses_WrongRunFails) {
    const auto* id = "single-proxy-authorization";
    EXPECT_EQ(ClientRun().accepted(get(right())).check(id).outcome, Outcome::pass);
    EXPECT_EQ(ClientRun().accepted(get()).check(id).outcome, Outcome::pass);
    EXPECT_EQ(
        ClientRun()
            .accepted(get(right() + "proxy-authorization: Basic eA==\r\n"))
            .check(id)
            .outcome,
        Outcome::fail
    );
    EXPECT_EQ(ClientRun().check(id).outcome, Outcome::not_reached);
}

}  // namespace
}  // namespace proxy407::checks
