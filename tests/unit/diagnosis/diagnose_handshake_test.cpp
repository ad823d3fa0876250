#include "auth/ntlm_acceptor.hpp"
#include "diagnosis/diagnose.hpp"
#include "support/ntlm_message.hpp"
#include "support/scripted_acceptor.hpp"
#include "unit/diagnosis/desk.hpp"

#include <gmock/gmock.h>

namespace proxy407::diagnosis {
namespace {

using test::Desk;
using testing::HasSubstr;

const auth::HandshakePolicy ntlm{};
const auth::HandshakePolicy negotiate{auth::HandshakePolicy::Mechanism::negotiate, {}};

std::string field(const std::string& scheme, const std::string& message) {
    return test::field(scheme + " " + text::base64_encode(message));
}

/// What is said of a type 3 that has no right response.
Diagnosis refused(const std::string& domain, const std::string& user) {
    Desk desk(auth::Accounts{{"CORP\\alice", "pass"}});
    desk.offers({ntlm}).accepts_by([](const auto&, const auto& accounts) {
        return std::make_unique<auth::NtlmAcceptor>(
            accounts, "12345678", std::chrono::system_clock::time_point()
        );
    });
    desk.credentials(test::get(field("NTLM", test::ntlm_type1())));
    return desk.credentials(test::get(field("NTLM", test::ntlm_type3(domain, user))));
}

TEST(DiagnoseHandshake, NamesDomainAndUserInTheEvidence) {
    const auto found = refused("CORP", "alice");
    EXPECT_EQ(found.finding, "ntlm-wrong-password");
    EXPECT_THAT(found.message.text(), HasSubstr("`CORP\\alice` is known"));
    EXPECT_THAT(
        found.evidence.text(), HasSubstr("type 3, user `alice`, domain `CORP`, workstation `PC`")
    );
    EXPECT_EQ(
        found.command,
        "curl -x http://127.0.0.1:3128 -U 'CORP\\alice:pass' --proxy-ntlm http://o.test/ip"
    );
}

TEST(DiagnoseHandshake, WhoseDomainIsWrongIsKnownAllTheSame) {
    EXPECT_EQ(refused("", "CORP\\alice").finding, "ntlm-domain-in-user");  // A11
    EXPECT_EQ(refused("", "alice").finding, "ntlm-wrong-domain");
    const auto elsewhere = refused("ELSE", "ALICE");
    EXPECT_EQ(elsewhere.finding, "ntlm-wrong-domain");
    EXPECT_THAT(
        elsewhere.message.text(), HasSubstr("`ELSE\\ALICE`, the proxy knows it as `CORP\\alice`")
    );
    EXPECT_EQ(refused("CORP", "bob").finding, "ntlm-unknown-user");
}

TEST(DiagnoseHandshake, AnUnusableNameIsShownWithoutHarm) {
    const auto found = refused("Z\nuser:0:", "alice");
    EXPECT_EQ(found.finding, "ntlm-unusable-name");
    EXPECT_THAT(found.evidence.text(), HasSubstr("domain `Z\\nuser:0:`"));
}

TEST(DiagnoseHandshake, AHandshakeThatHopsIsNamed) {  // H01
    Desk desk(auth::Accounts{{"alice", "pass"}});
    desk.offers({ntlm});
    const auto found =
        desk.credentials(test::connect(field("NTLM", test::ntlm_type3("", "alice"))));
    EXPECT_EQ(found.finding, "ntlm-handshake-on-another-connection");
    EXPECT_EQ(found.cause, Cause::wrong_place_or_scheme);
    EXPECT_THAT(found.message.text(), HasSubstr("no handshake is under way"));
    EXPECT_THAT(found.command.text(), HasSubstr("--proxy-ntlm -k https://o.test:443/"));
}

TEST(DiagnoseHandshake, ALegIsNoMistakeYet) {
    Desk desk(auth::Accounts{{"alice", "pass"}});
    test::Script script{{test::more("2")}, {}, 0};
    desk.offers({ntlm}).accepts_by(test::acceptors_of(script));
    const auto leg = desk.credentials(test::get(field("NTLM", test::ntlm_type1())));
    EXPECT_EQ(leg.finding, "handshake-unfinished");
    EXPECT_EQ(leg.cause, Cause::no_credentials);
    EXPECT_THAT(leg.fix.text(), HasSubstr("on one connection"));
}

TEST(DiagnoseHandshake, NegotiateSpeaksInGssapisWords) {
    Desk desk(auth::Accounts{});
    test::Script script{{test::failed("Clock skew too great")}, {}, 0};
    desk.offers({negotiate}).accepts_by(test::acceptors_of(script));
    const auto found = desk.credentials(test::get(field("Negotiate", "\x60 AP-REQ")));
    EXPECT_EQ(found.finding, "negotiate-refused");
    EXPECT_THAT(found.evidence.text(), HasSubstr("GSSAPI: `Clock skew too great`"));
    EXPECT_EQ(
        found.command, "curl -x http://localhost:3128 --proxy-negotiate -U : http://o.test/ip"
    );
    EXPECT_EQ(
        desk.credentials(test::get(test::field("Negotiate"))).finding, "handshake-without-token"
    );
    const auto nothing = desk.credentials(test::get(""));
    EXPECT_THAT(nothing.fix.text(), HasSubstr("kinit"));
}

TEST(DiagnoseHandshake, TheWrongSchemeIsNamed) {
    Desk desk(auth::Accounts{{"alice", "pass"}});
    desk.offers({ntlm});
    const auto found = desk.credentials(test::get(test::basic("alice:pass")));
    EXPECT_EQ(found.finding, "basic-instead-of-ntlm");
    EXPECT_THAT(found.message.text(), HasSubstr("User and password in it are right."));
    EXPECT_THAT(found.command.text(), HasSubstr("-U 'alice:pass' --proxy-ntlm"));
    Desk basic;
    EXPECT_EQ(
        basic.credentials(test::get(field("NTLM", test::ntlm_type1()))).finding,
        "ntlm-instead-of-basic"
    );
}

}  // namespace
}  // namespace proxy407::diagnosis
