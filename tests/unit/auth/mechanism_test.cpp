#include "auth/mechanism.hpp"

#include "auth/gssapi.hpp"
#include "support/ntlm_message.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <string>
#include <vector>

namespace proxy407::auth {

namespace {

using State = Acceptor::Answer::State;

const HandshakePolicy ntlm{};
const HandshakePolicy negotiate{HandshakePolicy::Mechanism::negotiate, "/nowhere/keytab"};
const Accounts accounts = {{"user", "pass"}};

/// Its random octets are never the same twice.
Ambient ambient() {
    return {{}, [count = 'a'](std::size_t octets) mutable { return std::string(octets, count++); }};
}

TEST(Mechanism, BothSchemesTakeNtlm) {
    for (const auto& policy : {ntlm, negotiate}) {
        const auto acceptor = make_acceptor(policy, accounts, ambient());
        const auto challenge = acceptor->accept(test::ntlm_type1());
        EXPECT_EQ(challenge.state, State::more);
        const auto answer = test::ntlm_answer({"", "user"}, challenge.token, "pass");
        EXPECT_EQ(acceptor->accept(answer).state, State::done);
    }
}

TEST(Mechanism, EachHandshakeHasItsOwnChallenge) {
    const auto world = ambient();
    const auto challenge = [&] {
        return make_acceptor(ntlm, accounts, world)->accept(test::ntlm_type1()).token;
    };
    EXPECT_NE(challenge(), challenge());
}

// The program that embeds a proxy, and the client it tests in the same process, have their own.
TEST(Mechanism, TheEnvironmentStaysAsItWas) {
    const auto environment = [] {
        std::vector<std::string> all;
        for (char** variable = environ; *variable != nullptr; ++variable)
            all.emplace_back(*variable);
        return all;
    };
    const auto before = environment();
    for (const auto& policy : {ntlm, negotiate}) {
        const auto acceptor = make_acceptor(policy, accounts, ambient());
        acceptor->accept(
            test::ntlm_answer({"", "user"}, acceptor->accept(test::ntlm_type1()).token, "pass")
        );
        handshake_trouble(policy, {});
    }
    EXPECT_EQ(environment(), before);
}

TEST(Mechanism, OnlyKerberosCanBeMissing) {
    EXPECT_EQ(handshake_trouble(ntlm, {}), "");
    EXPECT_EQ(handshake_trouble(negotiate, accounts), "") << "it carries NTLM, too";
    EXPECT_EQ(handshake_trouble(negotiate, {}), kerberos_trouble("/nowhere/keytab"));
    EXPECT_NE(kerberos_trouble("/nowhere/keytab"), "");
}

}  // namespace

}  // namespace proxy407::auth
