#include "unit/ladder/world.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A port that answers HTTP by nothing, and the others by what is given.
World port(bool tls, const std::string& to_http, const std::string& to_socks) {
    return [=](const Probe& probe) -> Outcome {
        if (const auto* ask = std::get_if<Ask>(&probe)) {
            const auto& octets = ask->octets.front() == '\5' ? to_socks : to_http;
            return Answered{octets, Answered::End::closed};
        }
        if (std::holds_alternative<Lookup>(probe)) return Looked{{"192.0.2.1"}, ""};
        if (std::holds_alternative<Encrypt>(probe))
            return Encrypted{.done = tls, .trouble = "wrong version number", .subject = "CN=x"};
        return Opened{Opened::How::connected};
    };
}

TEST(Speech, TlsAlertToHttp_SpeaksTls) {
    EXPECT_EQ(cause(url, port(false, "\x15\x03\x01\x02\x02", "")), "speaks-tls");
}

TEST(Speech, SilenceToHttpAndTlsHandshake_SpeaksTls) {
    const auto ladder = climbed(question(url), port(true, "", ""));
    EXPECT_EQ(ladder.conclusion().id, "speaks-tls");
    EXPECT_THAT(ladder.conclusion().change, HasSubstr("https://"));
}

TEST(Speech, PageAboutHttps_SpeaksTls) {
    EXPECT_EQ(
        cause(
            url,
            port(
                false,
                "HTTP/1.1 400 Bad Request\r\n\r\n"
                "The plain HTTP request was sent to HTTPS port",
                ""
            )
        ),
        "speaks-tls"
    );
}

TEST(Speech, SocksGreetingAnswered_SpeaksSocks) {
    EXPECT_EQ(cause(url, port(false, "", std::string("\5\0", 2))), "speaks-socks");
    EXPECT_EQ(cause(url, port(false, "", "\5\xff")), "speaks-socks");
}

TEST(Speech, OtherProtocol_IsShown) {
    const auto ladder = climbed(question(url), port(false, "SSH-2.0-OpenSSH\r\n", ""));
    EXPECT_EQ(ladder.conclusion().id, "speaks-no-http");
    EXPECT_THAT(ladder.conclusion().bytes, HasSubstr("SSH-2.0"));
}

TEST(Speech, NothingAtAll_IsSilent) {
    EXPECT_EQ(cause(url, port(false, "", "")), "silent");
}

TEST(Speech, SocksThatRefusesHttp_SpeaksSocks) {
    EXPECT_EQ(cause(url, port(false, "\5\xff", "")), "speaks-socks");
}

/// Looks for names for ever, and answers what it can't forward at once.
World busy_proxy(const std::string& first) {
    return [=](const Probe& probe) -> Outcome {
        const auto* ask = std::get_if<Ask>(&probe);
        if (ask == nullptr) return proxy(nullptr)(probe);
        if (ask->octets.starts_with("GET / "))
            return Answered{status("400 Bad Request"), Answered::End::whole};
        if (!first.empty() && !has_credentials(ask->octets))
            return Answered{first, Answered::End::whole};
        return Answered{"", Answered::End::silence};
    };
}

TEST(Speech, ProxyThatLooksForTheNameForLong_IsOpen) {
    EXPECT_EQ(cause(url, busy_proxy("")), "open");
    EXPECT_EQ(cause(url, busy_proxy(""), "http://a.test/"), "target-unreachable");
}

TEST(Speech, ProxyThatLooksForTheNameAfterTheCredentials_AcceptsThem) {
    EXPECT_EQ(cause(url, busy_proxy(asks_basic)), "works");
    EXPECT_EQ(cause(url, busy_proxy(asks_basic), "http://a.test/"), "target-unreachable");
}

TEST(Speech, HttpsUrlOfPlainProxy_SpeaksNoTls) {
    EXPECT_EQ(cause("https://u:p@p.example:1", port(false, asks_basic, "")), "speaks-no-tls");
}

TEST(Speech, HttpsUrlOfTlsProxy_GoesOn) {
    EXPECT_EQ(cause("https://p.example:1", port(true, asks_basic, "")), "credentials-missing");
}

TEST(Speech, UntrustedCertificateOfProxy_IsNoted) {
    const World world = [](const Probe& probe) -> Outcome {
        if (std::holds_alternative<Ask>(probe)) return Answered{asks_basic, Answered::End::whole};
        if (std::holds_alternative<Encrypt>(probe))
            return Encrypted{.done = true, .issuer = "CN=Office", .distrust = "self-signed"};
        return Opened{Opened::How::connected};
    };
    const auto ladder = climbed(question("https://192.0.2.1:1"), world);
    EXPECT_THAT(said(ladder), HasSubstr("CN=Office"));
}

}  // namespace
}  // namespace proxy407::ladder
