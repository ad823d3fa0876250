#include "auth/ntlm_acceptor.hpp"
#include "text/base64.hpp"
#include "unit/ladder/world.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

World refuses(const std::string& fields) {
    return proxy([=](const std::string&) { return status("407 X", fields); });
}

TEST(WithCredentials, NoneGiven_AreMissing) {
    EXPECT_EQ(
        cause("http://p.example:1", refuses("Proxy-Authenticate: Basic realm=\"r\"\r\n")),
        "credentials-missing"
    );
}

TEST(WithCredentials, Right_Work) {
    const auto ladder = climbed(question(url), basic_proxy({"user", "pass"}));
    EXPECT_EQ(ladder.conclusion().id, "works");
    EXPECT_FALSE(has_credentials(requests(ladder).front()));
    EXPECT_EQ(ladder.facts().tries, 1);
}

TEST(WithCredentials, Wrong_AreTriedOnce) {
    const auto ladder = climbed(question(url), basic_proxy({"user", "other"}));
    EXPECT_EQ(ladder.conclusion().id, "credentials-refused");
    EXPECT_EQ(std::ranges::count_if(requests(ladder), has_credentials), 1);
}

TEST(WithCredentials, WrongWithAnotherReading_AreTriedTwiceAtMost) {
    const auto ladder = climbed(
        question("http://CORP%5Cal:p%C3%A4%25@proxy.example:1"), basic_proxy({"user", "other"})
    );
    EXPECT_EQ(ladder.conclusion().id, "credentials-refused");
    EXPECT_EQ(std::ranges::count_if(requests(ladder), has_credentials), 2);
}

TEST(WithCredentials, LiteralPercent_WorksIfLiteral) {
    const auto ladder =
        climbed(question("http://user:p%40ss@proxy.example:1"), basic_proxy({"user", "p%40ss"}));
    EXPECT_EQ(ladder.conclusion().id, "works-if-literal");
    EXPECT_EQ(ladder.conclusion().kind, Kind::works_if_changed);
    EXPECT_EQ(ladder.facts().account->password, "p%40ss");
}

TEST(WithCredentials, Digest_IsAnswered) {
    const auto digest = proxy([](const std::string& request) -> std::string {
        if (!has_credentials(request))
            return status(
                "407 X",
                "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n\", "
                "qop=\"auth\"\r\nProxy-Authenticate: Basic realm=\"r\"\r\n"
            );
        return request.find("Proxy-Authorization: Digest username=\"user\"") == request.npos
                   ? status("407 X")
                   : unreachable;
    });
    const auto ladder = climbed(question(url), digest);
    EXPECT_EQ(ladder.conclusion().id, "works");
    EXPECT_EQ(ladder.facts().chosen->scheme, Scheme::digest);
    EXPECT_THAT(requests(ladder).back(), HasSubstr("nc=00000003"));
}

TEST(WithCredentials, BasicInClear_IsSaid) {
    const auto ladder = climbed(question(url), basic_proxy({"user", "pass"}));
    EXPECT_THAT(said(ladder), HasSubstr("in clear"));
}

/// A proxy of NTLM that keeps one connection, or says that it closes each.
World ntlm_proxy(const auth::Account& right, bool keeps) {
    auto acceptor = std::make_shared<auth::NtlmAcceptor>(
        auth::Accounts{right}, "8 octets", std::chrono::system_clock::time_point{}
    );
    return proxy([=](const std::string& request) -> std::string {
        const auto at = request.find("NTLM ");
        if (at == request.npos) return status("407 X", "Proxy-Authenticate: NTLM\r\n");
        const auto token = request.substr(at + 5, request.find("\r\n", at) - at - 5);
        const auto answer = acceptor->accept(*text::base64_decode(token));
        if (answer.state == auth::Acceptor::Answer::State::done) return unreachable;
        return status(
            "407 X",
            "Proxy-Authenticate: NTLM " + text::base64_encode(answer.token) + "\r\n" +
                (keeps ? "" : "Connection: close\r\n")
        );
    });
}

TEST(WithCredentials, Ntlm_IsAnswered) {
    const auto ladder =
        climbed(question(url, "http://a.test/"), ntlm_proxy({"user", "pass"}, true));
    EXPECT_EQ(ladder.facts().chosen->scheme, Scheme::ntlm);
    EXPECT_TRUE(ladder.facts().is_accepted);
}

TEST(WithCredentials, NtlmThatIsCutOff_IsNotKept) {
    EXPECT_EQ(cause(url, ntlm_proxy({"user", "pass"}, false)), "ntlm-connection-not-kept");
}

TEST(WithCredentials, NtlmWithWrongPassword_IsRefused) {
    EXPECT_EQ(cause(url, ntlm_proxy({"user", "other"}, true)), "credentials-refused");
}

/// Asks for Negotiate; the ticket is as given.
World kerberos(const Token& token, const std::string& then = unreachable) {
    return [=](const Probe& probe) -> Outcome {
        if (std::holds_alternative<GetToken>(probe)) return token;
        if (const auto* ask = std::get_if<Ask>(&probe)) {
            const bool right = ask->octets.find("Negotiate dG9rZW4=\r\n") != std::string::npos;
            const auto asks = status("407 X", "Proxy-Authenticate: Negotiate\r\n");
            return Answered{right ? then : asks, Answered::End::whole};
        }
        return proxy(nullptr)(probe);
    };
}

TEST(WithCredentials, Negotiate_NeedsAName) {
    EXPECT_EQ(cause("http://u:p@192.0.2.1:3128", kerberos({"token", ""})), "named-by-address");
}

TEST(WithCredentials, Negotiate_IsAnsweredByATicket) {
    const auto ladder = climbed(question("http://p.example:1"), kerberos({"token", ""}));
    EXPECT_EQ(ladder.conclusion().id, "works");
}

TEST(WithCredentials, NegotiateAndBasicWithoutEither_AskForCredentials) {
    const World both = [](const Probe& probe) -> Outcome {
        if (std::holds_alternative<GetToken>(probe)) return Token{"", "No credentials cache"};
        return refuses("Proxy-Authenticate: Negotiate\r\nProxy-Authenticate: Basic realm=\"r\"\r\n"
        )(probe);
    };
    EXPECT_EQ(cause("http://p.example:1", both), "credentials-missing");
}

TEST(WithCredentials, RefusedTicket_IsSaid) {
    const auto asks = status("407 X", "Proxy-Authenticate: Negotiate\r\n");
    const auto ladder = climbed(question(url), kerberos({"token", ""}, asks));
    EXPECT_EQ(ladder.conclusion().id, "credentials-refused");
    EXPECT_THAT(ladder.conclusion().cause.text(), HasSubstr("ticket"));
}

TEST(WithCredentials, NoToken_HasItsCause) {
    const auto without = [](const std::string& trouble) {
        return cause(url, kerberos({"", trouble}));
    };
    EXPECT_EQ(without("No Kerberos credentials available"), "no-ticket");
    EXPECT_EQ(without("Ticket expired"), "ticket-expired");
    EXPECT_EQ(without("Server HTTP/p@R not found in Kerberos database"), "service-unknown");
    EXPECT_EQ(without("Clock skew too great"), "clock-skew");
}

TEST(WithCredentials, OddChallenges_HaveTheirCauses) {
    EXPECT_EQ(cause(url, refuses("")), "no-challenge");
    EXPECT_EQ(cause(url, refuses("Proxy-Authenticate: Hawk\r\n")), "only-unknown-schemes");
}

TEST(WithCredentials, RefusalBy401_IsARefusal) {
    const auto tiny = proxy([](const std::string& request) {
        return has_credentials(request) ? status("401 Unauthorized", "Server: tinyproxy\r\n")
                                        : status(
                                              "407 X",
                                              "Server: tinyproxy\r\n"
                                              "Proxy-Authenticate: Basic realm=\"t\"\r\n"
                                          );
    });
    EXPECT_EQ(cause(url, tiny), "credentials-refused");
    EXPECT_EQ(cause(url, tiny, "http://a.test/"), "credentials-refused");
}

TEST(WithCredentials, QuotaAfterTheCredentials_IsTheAccount) {
    const auto seller = proxy([](const std::string& request) {
        return has_credentials(request) ? status("407 X", "X-Error-Description: traffic limit\r\n")
                                        : std::string(asks_basic);
    });
    EXPECT_EQ(cause(url, seller), "account-exhausted");
}

TEST(WithCredentials, TargetsOwnRefusals_AreTheTargets) {
    EXPECT_EQ(
        cause(url, basic_proxy({"user", "pass"}, status("401 X")), "http://a.test/"),
        "target-refuses"
    );
    EXPECT_EQ(
        cause(url, basic_proxy({"user", "pass"}, status("403 X")), "http://a.test/"),
        "target-blocked"
    );
    EXPECT_EQ(cause(url, basic_proxy({"user", "pass"}), "http://a.test/"), "target-unreachable");
    EXPECT_EQ(cause(url, basic_proxy({"user", "pass"}, ok), "http://a.test/"), "works");
}

TEST(WithCredentials, ColonInTheUser_IsNotSent) {
    const auto ladder = climbed(question("http://a%3Ab:p@p.example:1"), basic_proxy({"a:b", "p"}));
    EXPECT_EQ(ladder.conclusion().id, "unsendable");
    EXPECT_EQ(std::ranges::count_if(requests(ladder), has_credentials), 0);
}

}  // namespace
}  // namespace proxy407::ladder
