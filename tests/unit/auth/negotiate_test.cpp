#include "auth/negotiate.hpp"

#include "auth/spnego.hpp"
#include "support/ntlm_message.hpp"

#include <gtest/gtest.h>

namespace proxy407::auth {

namespace {

using State = Acceptor::Answer::State;
using test::ntlm_answer;
using test::ntlm_type1;

NegotiateAcceptor acceptor() {
    return {"/nowhere/keytab", NtlmAcceptor({{"user", "pass"}}, "12345678", {})};
}

TEST(Negotiate, RawNtlmIsAnsweredRaw) {
    auto proxy = acceptor();
    const auto challenge = proxy.accept(ntlm_type1());
    EXPECT_EQ(challenge.state, State::more);
    EXPECT_TRUE(challenge.token.starts_with("NTLMSSP"));
    const auto end = proxy.accept(ntlm_answer({"", "user"}, challenge.token, "pass"));
    EXPECT_EQ(end.state, State::done);
    EXPECT_EQ(end.user, "user");
    EXPECT_EQ(end.token, "");
}

TEST(Negotiate, NtlmInsideOfSpnegoIsAnsweredInside) {
    for (const auto* password : {"pass", "nope"}) {
        auto proxy = acceptor();
        const auto challenge = proxy.accept(spnego_goes_on(ntlm_type1()));
        EXPECT_EQ(challenge.state, State::more);
        const auto type2 = std::string(ntlm_inside(challenge.token));
        ASSERT_NE(type2, "");
        EXPECT_NE(type2, challenge.token);
        const auto end = proxy.accept(spnego_goes_on(ntlm_answer({"", "user"}, type2, password)));
        const bool right = std::string_view(password) == "pass";
        EXPECT_EQ(end.state, right ? State::done : State::failed);
        EXPECT_EQ(end.token, right ? spnego_ends("") : "");
        EXPECT_EQ(end.finding, right ? "" : "ntlm-wrong-password");
    }
}

TEST(Negotiate, EverythingElseIsForKerberos) {
    for (const auto* token : {"", "x", "\x60 AP-REQ", "NTLMSSP"}) {
        const auto answer = acceptor().accept(token);
        EXPECT_EQ(answer.state, State::failed);
        EXPECT_NE(answer.error, "") << token;
    }
}

}  // namespace

}  // namespace proxy407::auth
