#include "ladder/ntlm_client.hpp"

#include "auth/ntlm_acceptor.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr auto now = std::chrono::system_clock::time_point(std::chrono::hours(480'000));
using State = auth::Acceptor::Answer::State;

/// The state that the handshake of this account comes to, at a proxy that knows `right`.
State handshake(const auth::Account& account, const auth::Account& right) {
    auth::NtlmAcceptor proxy({right}, "8 octets", now);
    const auto type2 = proxy.accept(ntlm_type1());
    EXPECT_EQ(type2.state, State::more);
    const auto type3 = ntlm_type3(type2.token, account, "random!!", 133'000'000'000'000'000U);
    EXPECT_TRUE(type3);
    return proxy.accept(type3.value_or("")).state;
}

TEST(NtlmClient, RightPassword_IsAccepted) {
    EXPECT_EQ(handshake({"alice", "p@ss"}, {"alice", "p@ss"}), State::done);
    EXPECT_EQ(
        handshake({"CORP\\alice", "p\xc3\xa4ss"}, {"CORP\\alice", "p\xc3\xa4ss"}), State::done
    );
}

TEST(NtlmClient, WrongPassword_IsRefused) {
    EXPECT_EQ(handshake({"alice", "pass"}, {"alice", "p@ss"}), State::failed);
}

TEST(NtlmClient, NoTypeTwo_GetsNoAnswer) {
    EXPECT_FALSE(ntlm_type3("", {"a", "b"}, "random!!", 0));
    EXPECT_FALSE(ntlm_type3(ntlm_type1(), {"a", "b"}, "random!!", 0));
    EXPECT_FALSE(ntlm_type3(std::string("NTLMSSP\0\2\0\0\0", 12), {"a", "b"}, "random!!", 0));
}

}  // namespace
}  // namespace proxy407::ladder
