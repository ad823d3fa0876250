#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::ClientRun;
using test::connect;
using test::get;

TEST(ConnectForHttps, RightRunPasses_WrongRunFails) {
    const auto* id = "connect-for-https";
    EXPECT_EQ(ClientRun().accepted(connect()).accepted(get()).check(id).outcome, Outcome::pass);
    const auto failed = ClientRun().accepted(get("", "https://a.test/")).check(id);
    EXPECT_EQ(failed.outcome, Outcome::fail);
    EXPECT_EQ(failed.leak, "https-in-the-clear");
    EXPECT_EQ(ClientRun().check(id).outcome, Outcome::not_reached);
}

TEST(ConnectForWebsocket, RightRunPasses_WrongRunFails) {
    const auto* id = "connect-for-websocket";
    const auto upgrade = get("Upgrade: websocket\r\nConnection: Upgrade\r\n", "/");
    EXPECT_EQ(ClientRun().accepted(connect()).at_origin(upgrade).check(id).outcome, Outcome::pass);
    const auto outside = get("Upgrade: websocket\r\nConnection: Upgrade\r\n");
    EXPECT_EQ(ClientRun().accepted(outside).check(id).outcome, Outcome::fail);
    EXPECT_EQ(ClientRun().challenged(outside).check(id).outcome, Outcome::fail);
    EXPECT_EQ(ClientRun().accepted(get()).check(id).outcome, Outcome::not_reached);
}

TEST(AbsoluteFormToProxy, RightRunPasses_WrongRunFails) {
    const auto* id = "absolute-form-to-proxy";
    EXPECT_EQ(
        ClientRun().accepted(get()).accepted(connect()).at_origin(get("", "/")).check(id).outcome,
        Outcome::pass
    );
    const auto path = ClientRun().accepted(get("", "/")).check(id);
    EXPECT_EQ(path.outcome, Outcome::fail);
    EXPECT_EQ(path.leak, "");
    EXPECT_EQ(ClientRun().accepted(get("", "*")).check(id).outcome, Outcome::fail);
    EXPECT_EQ(ClientRun().accepted(get("", "a.test:80")).check(id).outcome, Outcome::fail);
    const auto fell_through = ClientRun().challenged(connect()).accepted(get("", "/")).check(id);
    EXPECT_EQ(fell_through.outcome, Outcome::fail);
    EXPECT_EQ(fell_through.leak, "request-after-refused-connect");
    EXPECT_EQ(ClientRun().accepted(connect()).at_origin(get()).check(id).outcome, Outcome::fail)
        << "a URL inside the tunnel";
    EXPECT_EQ(ClientRun().check(id).outcome, Outcome::not_reached);
}

TEST(WellFormedHead, RightRunPasses_WrongRunFails) {
    const auto* id = "well-formed-head";
    EXPECT_EQ(ClientRun().accepted(get()).check(id).outcome, Outcome::pass);
    const std::string wrong[] = {
        get("A: b\r\n c\r\n"),
        get(std::string("A: b\0\r\n", 7)),
        get("A : b\r\n"),
        get("A: b\n"),
        get("A: b\rX: 1\r\n"),
    };
    for (const auto& head : wrong) {
        EXPECT_EQ(ClientRun().accepted(head).check(id).outcome, Outcome::fail) << head;
        EXPECT_EQ(ClientRun().accepted(connect()).at_origin(head).check(id).outcome, Outcome::fail)
            << head;
    }
    EXPECT_EQ(ClientRun().check(id).outcome, Outcome::not_reached);
    const std::string tls("\x16\x03\x01\x00\x05\x01\x0a\x0d\x00\x20", 10);
    const auto with_tls =
        ClientRun().accepted(get()).event("tls-on-plain-port", journal::Recorder::proxy, tls);
    EXPECT_EQ(with_tls.check(id).outcome, Outcome::pass);
}

}  // namespace
}  // namespace proxy407::checks
