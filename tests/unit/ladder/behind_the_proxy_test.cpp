#include "unit/ladder/world.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

/// An open proxy that answers CONNECT by that, and has TLS behind it or not.
World tunnels(const std::string& to_connect, Encrypted inside = {}, const std::string& inner = ok) {
    return [=](const Probe& probe) -> Outcome {
        if (const auto* ask = std::get_if<Ask>(&probe)) {
            if (ask->octets.starts_with("CONNECT ") &&
                ask->octets.find(":443 ") == std::string::npos && to_connect == "443")
                return Answered{status("403 Forbidden"), Answered::End::whole};
            if (ask->octets.starts_with("CONNECT "))
                return Answered{
                    to_connect == "443" ? status("200 OK") : to_connect, Answered::End::whole};
            const bool is_inner = ask->octets.starts_with("GET /");
            return Answered{is_inner ? inner : std::string(unreachable), Answered::End::whole};
        }
        if (std::holds_alternative<Lookup>(probe)) return Looked{{"192.0.2.1"}, ""};
        if (std::holds_alternative<Encrypt>(probe)) return inside;
        return Opened{Opened::How::connected};
    };
}

const Encrypted trusted{.done = true, .subject = "CN=a.test", .issuer = "CN=Public"};
const Encrypted forged{
    .done = true,
    .subject = "CN=a.test",
    .issuer = "CN=Office Gateway",
    .sha256 = "00ff",
    .distrust = "unable to get local issuer certificate"};

TEST(BehindTheProxy, RefusedTunnel_HasItsCause) {
    EXPECT_EQ(cause(url, tunnels(status("403 Forbidden"))), "tunnel-refused");
    EXPECT_EQ(cause(url, tunnels(status("405 No"))), "no-tunnel");
    EXPECT_EQ(cause(url, tunnels(status("501 No"))), "no-tunnel");
    EXPECT_EQ(cause(url, tunnels(asks_basic)), "tunnel-asks-again");
    EXPECT_EQ(cause(url, tunnels("")), "no-tunnel");
}

TEST(BehindTheProxy, OtherPortRefused_Is443Alone) {
    EXPECT_EQ(cause(url, tunnels("443"), "https://a.test:8443/"), "tunnel-only-443");
}

TEST(BehindTheProxy, EveryPortRefused_IsTheTunnel) {
    EXPECT_EQ(
        cause(url, basic_proxy({"user", "pass"}, status("403 No")), "https://a.test:8443/"),
        "tunnel-refused"
    );
    EXPECT_EQ(
        cause(url, basic_proxy({"user", "pass"}, status("403 No")), "https://a.test/"),
        "tunnel-refused"
    );
}

TEST(BehindTheProxy, CertificateForTheMadeUpName_IsInterception) {
    const auto ladder = climbed(question(url), tunnels(status("200 OK"), forged));
    EXPECT_EQ(ladder.conclusion().id, "tls-intercepted");
    EXPECT_THAT(ladder.conclusion().bytes, HasSubstr("SHA-256 00ff"));
    EXPECT_THAT(ladder.conclusion().cause.text(), HasSubstr("CN=Office Gateway"));
}

TEST(BehindTheProxy, EarlyOkForTheMadeUpName_IsFine) {
    EXPECT_EQ(cause(url, tunnels(status("200 OK"))), "open");
}

TEST(BehindTheProxy, CertificateOfTheTarget_IsJudged) {
    EXPECT_EQ(cause(url, tunnels(status("200 OK"), forged), "https://a.test/"), "tls-intercepted");
    EXPECT_EQ(cause(url, tunnels(status("200 OK"), trusted), "https://a.test/"), "open");
    auto old = trusted;
    old.distrust = "certificate has expired";
    EXPECT_EQ(
        cause(url, tunnels(status("200 OK"), old), "https://a.test/"), "target-certificate-expired"
    );
    EXPECT_EQ(cause(url, tunnels(status("200 OK")), "https://a.test/"), "no-tls-inside");
}

TEST(BehindTheProxy, ResponsesOfTheTarget_AreTheTargets) {
    const auto inside = [&](const std::string& inner) {
        return cause(url, tunnels(status("200 OK"), trusted, inner), "https://a.test/");
    };
    EXPECT_EQ(inside(status("401 X")), "target-refuses");
    EXPECT_EQ(inside(status("407 X")), "target-sends-407");
    EXPECT_EQ(inside(status("404 X")), "open");
}

TEST(BehindTheProxy, Inside_NoCredentialsOfTheProxyAreSent) {
    const auto ladder =
        climbed(question(url, "https://a.test/x"), [](const Probe& probe) -> Outcome {
            if (const auto* ask = std::get_if<Ask>(&probe))
                return Answered{
                    ask->octets.starts_with("GET") || has_credentials(ask->octets) ? ok
                                                                                   : asks_basic,
                    Answered::End::whole};
            if (std::holds_alternative<Lookup>(probe)) return Looked{{"192.0.2.1"}, ""};
            if (std::holds_alternative<Encrypt>(probe)) return trusted;
            return Opened{Opened::How::connected};
        });
    EXPECT_EQ(ladder.conclusion().id, "works");
    EXPECT_THAT(
        requests(ladder).back(), testing::StartsWith("GET /x HTTP/1.1\r\nHost: a.test\r\n")
    );
    EXPECT_FALSE(has_credentials(requests(ladder).back()));
}

}  // namespace
}  // namespace proxy407::ladder
