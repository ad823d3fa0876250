#include "auth/ntlm_acceptor.hpp"

#include "support/ntlm_message.hpp"

#include <gtest/gtest.h>

#include <random>

namespace proxy407::auth {

namespace {

using State = Acceptor::Answer::State;
using test::ntlm_answer;
using test::ntlm_type1;
using test::Type3;

const Accounts accounts = {{"CORP\\alice", "pass"}, {"user", "word"}};

NtlmAcceptor acceptor() {
    return {accounts, "\1\2\3\4\5\6\7\x08", {}};
}

/// What comes of a whole handshake.
Acceptor::Answer answer_to(const Type3& says, std::string_view password) {
    auto proxy = acceptor();
    const auto challenge = proxy.accept(ntlm_type1());
    return proxy.accept(ntlm_answer(says, challenge.token, password));
}

TEST(NtlmAcceptor, TakesTheAccounts) {
    EXPECT_EQ(answer_to({"CORP", "alice"}, "pass").state, State::done);
    EXPECT_EQ(answer_to({"CORP", "alice"}, "pass").user, "CORP\\alice");
    EXPECT_EQ(answer_to({"corp", "ALICE"}, "pass").user, "CORP\\alice");
    EXPECT_EQ(answer_to({"", "user"}, "word").user, "user");
    EXPECT_EQ(answer_to({"ANY", "user"}, "word").user, "user");
}

TEST(NtlmAcceptor, NamesWhyItRefuses) {
    const auto finding = [](const Type3& says, std::string_view password) {
        const auto answer = answer_to(says, password);
        EXPECT_EQ(answer.state, State::failed);
        return answer.finding;
    };
    EXPECT_EQ(finding({"CORP", "alice"}, "nope"), "ntlm-wrong-password");
    EXPECT_EQ(finding({"CORP", "alice"}, ""), "ntlm-wrong-password");
    EXPECT_EQ(finding({"ELSE", "alice"}, "pass"), "ntlm-unknown-user");
    EXPECT_EQ(finding({"", "CORP\\alice"}, "pass"), "ntlm-unknown-user");
    EXPECT_EQ(finding({"", ""}, ""), "ntlm-unknown-user");
    EXPECT_EQ(finding({"CORP\nX", "user"}, "word"), "ntlm-unusable-name");
    EXPECT_EQ(finding({"", "user", "a:b"}, "word"), "ntlm-unusable-name");
}

TEST(NtlmAcceptor, WantsAnNtResponse) {  // LM does not tell "PASS" from "pass"
    auto proxy = acceptor();
    proxy.accept(ntlm_type1());
    Type3 says{"CORP", "alice"};
    says.lm = std::string(24, 'l');
    says.nt.clear();
    EXPECT_EQ(proxy.accept(test::ntlm_octets(says)).finding, "ntlm-without-response");
}

TEST(NtlmAcceptor, AChallengeIsGoodForOneResponse) {
    auto proxy = acceptor();
    const auto challenge = proxy.accept(ntlm_type1());
    EXPECT_EQ(proxy.accept(ntlm_type1()).finding, "ntlm-out-of-order");
    const auto right = ntlm_answer({"CORP", "alice"}, challenge.token, "pass");
    EXPECT_EQ(proxy.accept(ntlm_answer({"", "user"}, challenge.token, "no")).state, State::failed);
    EXPECT_EQ(proxy.accept(right).finding, "ntlm-out-of-order");
    NtlmAcceptor other(accounts, "another ", {});
    EXPECT_EQ(other.accept(right).finding, "ntlm-out-of-order") << "no challenge was given";
    other = {accounts, "another ", {}};
    other.accept(ntlm_type1());
    EXPECT_EQ(other.accept(right).finding, "ntlm-wrong-password") << "a replay";
}

TEST(NtlmAcceptor, RecordedHandshake_IsJudgedByItsOwnChallenge) {
    const auto type2 = acceptor().accept(ntlm_type1()).token;
    NtlmAcceptor judge(accounts, type2);
    EXPECT_EQ(judge.accept(ntlm_type1()).token, type2);
    EXPECT_EQ(judge.accept(ntlm_answer({"", "user"}, type2, "word")).state, State::done);
    NtlmAcceptor none(accounts, "");
    none.accept(ntlm_type1());
    EXPECT_EQ(none.accept(ntlm_answer({"", "user"}, type2, "word")).state, State::failed);
}

TEST(NtlmAcceptor, WhatIsNoMessageIsRefused) {
    for (const auto& token : {std::string(), std::string("x"), test::ntlm_header(2)}) {
        EXPECT_EQ(acceptor().accept(token).finding, "handshake-malformed-token");
    }
}

TEST(NtlmAcceptor, ChangedAnswer_IsNeverAnotherAccount) {
    std::minstd_rand random(407);
    for (int round = 0; round < 5'000; ++round) {
        auto proxy = acceptor();
        const auto challenge = proxy.accept(ntlm_type1());
        auto answer = ntlm_answer({"CORP", "mallory"}, challenge.token, "hers");
        for (auto changes = random() % 6; changes > 0; --changes) {
            answer[random() % answer.size()] = static_cast<char>(random());
        }
        ASSERT_EQ(proxy.accept(answer).state, State::failed) << round;
    }
}

TEST(NtlmAcceptor, SignsNothingWithoutASession) {
    EXPECT_EQ(acceptor().signature("x"), "");
}

}  // namespace

}  // namespace proxy407::auth
