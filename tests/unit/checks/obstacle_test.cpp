#include "checks/obstacle.hpp"

#include "unit/checks/run.hpp"

#include <gmock/gmock.h>

namespace proxy407::checks {
namespace {

using journal::Recorder;
using test::ClientRun;
using test::connect;
using test::get;
using test::right;
using testing::HasSubstr;

std::optional<Obstacle> obstacle(ClientRun run) {
    return run.evaluate_all().obstacle;
}

ClientRun with_tunnel() {
    return ClientRun().challenged(connect()).accepted(connect(right()));
}

TEST(FindObstacle, TlsThatFailedInsideATunnel_IsNamed) {
    constexpr struct {
        const char* complaint;
        const char* finding;
        const char* sentence;
    } cases[] = {
        {"tls-handshake-failed: tlsv1 alert unknown ca (SSL routines)",
         "certificate-not-trusted",
         "does not trust the certificate authority"},
        {"tls-handshake-failed: sslv3 alert certificate unknown (SSL routines)",
         "certificate-refused",
         "refused the certificate"},
        {"tls-handshake-failed: sslv3 alert bad certificate (SSL routines)",
         "certificate-refused",
         "refused the certificate"},
        {"tls-handshake-failed: stream truncated", "tls-handshake-failed", "stream truncated"},
        {"tls-without-request", "tls-without-request", "left without a request"},
    };

    for (const auto& c : cases) {
        const auto found = obstacle(with_tunnel().event(c.complaint, Recorder::origin));
        ASSERT_TRUE(found) << c.complaint;
        EXPECT_EQ(found->finding, c.finding);
        EXPECT_THAT(found->sentence, HasSubstr(c.sentence));
        EXPECT_THAT(found->sentence, HasSubstr("nothing was sent inside the tunnel to a.test:443"));
        EXPECT_EQ(found->exchange, 3u);
    }
}

TEST(FindObstacle, ATunnelThatWasUsedBesides_IsNone) {
    const auto* failed = "tls-handshake-failed: stream truncated";
    EXPECT_FALSE(obstacle(with_tunnel()));
    EXPECT_FALSE(obstacle(with_tunnel().at_origin(get("", "/"))));
    EXPECT_FALSE(obstacle(with_tunnel().event(failed, Recorder::origin).at_origin(get("", "/"))));
    EXPECT_FALSE(obstacle(with_tunnel().event("head-cut-off", Recorder::origin)));
}

TEST(FindObstacle, TlsThatFailedToTheProxy_IsOneWhenNoRequestCame) {
    const auto* failed = "tls-handshake-failed: tlsv1 alert unknown ca";
    const auto found = obstacle(ClientRun().event(failed));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->finding, "certificate-not-trusted");
    EXPECT_THAT(found->sentence, HasSubstr("no request came to the proxy"));
    EXPECT_FALSE(obstacle(ClientRun().event(failed).accepted(get(right()))));
    EXPECT_FALSE(obstacle(ClientRun().event("tls-on-plain-port")));
}

}  // namespace
}  // namespace proxy407::checks
