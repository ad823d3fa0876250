#include "auth/handshake.hpp"

#include "auth/spnego.hpp"
#include "support/attempt.hpp"
#include "support/ntlm_message.hpp"
#include "support/scripted_acceptor.hpp"

#include <gmock/gmock.h>

namespace proxy407::auth {

namespace {

using test::done;
using test::failed;
using test::more;
using test::ntlm_type1;
using test::ntlm_type3;
using testing::ElementsAre;

const HandshakePolicy ntlm{};
const HandshakePolicy negotiate{HandshakePolicy::Mechanism::negotiate, {}};

/// One connection, and a mechanism that says what it was told to say.
struct Connection {
    explicit Connection(std::vector<Acceptor::Answer> answers, HandshakePolicy asked = ntlm)
        : script{std::move(answers), {}, 0}, policy(std::move(asked)) {}

    Attempt sends(std::string_view message) {
        return sends_value(
            (policy == ntlm ? "NTLM " : "Negotiate ") + text::base64_encode(message)
        );
    }

    Attempt sends_value(const std::string& value) {
        return handshake.on_token(
            http::parse_credentials(value), policy, accounts, test::acceptors_of(script)
        );
    }

    Attempt sends_nothing() { return handshake.on_request_without_token(policy); }

    test::Script script;
    HandshakePolicy policy;
    Accounts accounts = {{"alice", "pass"}};
    Handshake handshake;
};

TEST(Handshake, ThreeMessagesAuthenticateTheConnection) {
    Connection connection({more("type 2"), done("alice")});
    const auto leg = connection.sends(ntlm_type1());
    EXPECT_TRUE(rejected(leg).leg);
    EXPECT_EQ(rejected(leg).finding, "handshake-unfinished");
    EXPECT_EQ(rejected(leg).leg, text::base64_encode("type 2"));
    const auto end = connection.sends(ntlm_type3("", "alice"));
    EXPECT_TRUE(is_accepted(end));
    EXPECT_EQ(user_of(end), "alice");
    EXPECT_THAT(connection.script.told, ElementsAre(ntlm_type1(), ntlm_type3("", "alice")));
    EXPECT_EQ(connection.script.acceptors, 1);
    for (int i = 0; i < 2; ++i) {
        EXPECT_TRUE(is_accepted(connection.sends_nothing()));
        EXPECT_EQ(user_of(connection.sends_nothing()), "alice");
    }
    EXPECT_TRUE(is_absent(connection.handshake.on_request_without_token(negotiate)))
        << "it was not by this scheme";
}

TEST(Handshake, NothingIsAuthenticatedBeforeTheEnd) {
    Connection connection({more("type 2")});
    EXPECT_TRUE(is_absent(connection.sends_nothing()));
    connection.sends(ntlm_type1());
    EXPECT_TRUE(is_absent(connection.sends_nothing()));
    EXPECT_EQ(
        rejected(connection.sends(ntlm_type3("", "alice"))).finding,
        "ntlm-handshake-on-another-connection"
    ) << "the other request ended the handshake (C-NTLM-04)";
}

TEST(Handshake, TypeThreeWithoutTypeOneOnItsConnection_IsRefused) {
    Connection connection({});
    const auto attempt = connection.sends(ntlm_type3("CORP", "alice"));
    EXPECT_TRUE(is_rejected(attempt));
    EXPECT_EQ(rejected(attempt).finding, "ntlm-handshake-on-another-connection");
    EXPECT_EQ(user_of(attempt), "CORP\\alice");
    EXPECT_EQ(connection.script.acceptors, 0) << "the mechanism is not even asked";
}

TEST(Handshake, MessagesOutOfTurnAreRefused) {
    Connection connection({more("type 2"), done("alice")});
    EXPECT_EQ(rejected(connection.sends(test::ntlm_header(2))).finding, "ntlm-out-of-order");
    connection.sends(ntlm_type1());
    connection.sends(ntlm_type3("", "alice"));
    EXPECT_EQ(rejected(connection.sends(ntlm_type3("", "alice"))).finding, "ntlm-out-of-order");
    EXPECT_TRUE(is_accepted(connection.sends_nothing())) << "still authenticated";
}

TEST(Handshake, NewHandshakeOnAnAuthenticatedConnection_IsNamed) {
    Connection connection({more("2"), done("alice"), more("2 again"), done("bob")});
    connection.sends(ntlm_type1());
    connection.sends(ntlm_type3("", "alice"));
    const auto again = connection.sends(ntlm_type1());
    EXPECT_TRUE(rejected(again).leg);
    EXPECT_EQ(rejected(again).finding, "handshake-again");
    const auto other = connection.sends(ntlm_type3("", "bob"));
    EXPECT_EQ(user_of(other), "bob");
    EXPECT_THAT(remarks_of(other), ElementsAre("connection-had-another-user"));
}

TEST(Handshake, WhatTheMechanismFoundIsTheFinding) {
    Connection connection({more("2"), failed("", "ntlm-wrong-password"), more("2"), done("alice")});
    connection.sends(ntlm_type1());
    const auto attempt = connection.sends(ntlm_type3("CORP", "alice"));
    EXPECT_TRUE(is_rejected(attempt));
    EXPECT_EQ(rejected(attempt).finding, "ntlm-wrong-password");
    EXPECT_EQ(user_of(attempt), "CORP\\alice");
    EXPECT_TRUE(is_absent(connection.sends_nothing()));
    EXPECT_EQ(rejected(connection.sends(ntlm_type1())).finding, "handshake-unfinished")
        << "from the start";
    EXPECT_EQ(connection.script.acceptors, 2);
}

TEST(Handshake, AnUnusableNameIsNobodys) {
    Connection connection({more("2"), failed("", "ntlm-unusable-name")});
    connection.sends(ntlm_type1());
    EXPECT_EQ(user_of(connection.sends(ntlm_type3("a\nb", "alice"))), "");
    EXPECT_EQ(user_of(connection.sends(ntlm_type3("", "a:b"))), "");
}

TEST(Handshake, WhatIsNoMessageIsNamed) {
    Connection connection({});
    EXPECT_EQ(rejected(connection.sends_value("NTLM")).finding, "handshake-without-token");
    EXPECT_EQ(rejected(connection.sends_value("NTLM !!!")).finding, "handshake-malformed-token");
    EXPECT_EQ(rejected(connection.sends_value("NTLM abc")).finding, "handshake-malformed-token");
    EXPECT_EQ(rejected(connection.sends("something")).finding, "handshake-malformed-token");
    EXPECT_EQ(
        rejected(connection.sends(ntlm_type3("", "a").substr(0, 40))).finding,
        "handshake-malformed-token"
    );
    EXPECT_EQ(
        rejected(connection.sends("junk" + ntlm_type1())).finding, "handshake-malformed-token"
    );
    EXPECT_EQ(
        rejected(connection.sends(spnego_goes_on(ntlm_type1()))).finding,
        "handshake-malformed-token"
    ) << "SPNEGO is for Negotiate";
}

TEST(Handshake, BrokenNtlmInsideOfNegotiate_ReachesNoMechanism) {
    Connection connection({}, negotiate);
    for (const auto& token : {test::ntlm_header(7), spnego_goes_on(test::ntlm_header(1))}) {
        EXPECT_EQ(rejected(connection.sends(token)).finding, "handshake-malformed-token");
    }
    EXPECT_EQ(connection.script.acceptors, 0);
}

TEST(Handshake, NegotiateDoneAtOnce_GivesATokenBack) {
    Connection connection({done("alice@REALM", "for the client")}, negotiate);
    const auto attempt = connection.sends("\x60 AP-REQ");
    EXPECT_TRUE(is_accepted(attempt));
    EXPECT_EQ(user_of(attempt), "alice@REALM");
    EXPECT_EQ(
        accepted(attempt).info.last_word, "Negotiate " + text::base64_encode("for the client")
    );
    EXPECT_EQ(user_of(connection.sends_nothing()), "alice@REALM");
}

TEST(Handshake, NegotiateIsRefusedInTheMechanismsWords) {
    Connection connection({failed("Clock skew too great")}, negotiate);
    const auto attempt = connection.sends("\x60 AP-REQ");
    EXPECT_EQ(rejected(attempt).finding, "negotiate-refused");
    EXPECT_EQ(rejected(attempt).detail, "Clock skew too great");
}

TEST(Handshake, NtlmInsideOfNegotiateIsRemarked) {
    Connection connection({more("2"), done("alice")}, negotiate);
    connection.sends(ntlm_type1());
    EXPECT_THAT(
        remarks_of(connection.sends(ntlm_type3("", "alice"))), ElementsAre("ntlm-inside-negotiate")
    );
}

TEST(Handshake, VersionOneOfNtlmIsRemarked) {
    Connection connection({more("2"), done("alice")});
    connection.sends(ntlm_type1());
    test::Type3 says{"", "alice"};
    says.nt = std::string(24, 'r');
    EXPECT_THAT(
        remarks_of(connection.sends(test::ntlm_octets(says))), ElementsAre("ntlm-version-1")
    );
}

}  // namespace

}  // namespace proxy407::auth
