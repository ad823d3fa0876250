#pragma once

#include "auth/acceptor.hpp"
#include "auth/account.hpp"
#include "auth/ambient.hpp"
#include "auth/attempt.hpp"
#include "auth/ntlm.hpp"
#include "http/credentials.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace proxy407::auth {

/// The handshake of one connection (RFC 4559 section 4.2, MS-NTHT section 2.2.4):
///
///     idle --token--> under way --token--> ... --token--> done
///
/// A token that fails leads back to idle, and so does a request without one in the middle. Once
/// done, requests without a token are the user's.
class Handshake {
public:
    /// A request with Proxy-Authorization of the policy's scheme. While legs are missing the
    /// rejection has the next `leg`. Others: "handshake-without-token",
    /// "handshake-malformed-token", "ntlm-handshake-on-another-connection", "ntlm-out-of-order",
    /// "negotiate-refused", and the findings of NtlmAcceptor.
    Attempt on_token(
        const http::Credentials& credentials,
        const HandshakePolicy& policy,
        const Accounts& accounts,
        const MakeAcceptor& make_acceptor
    );

    /// A request without Proxy-Authorization: accepted if the handshake is done and was of this
    /// policy, absent otherwise.
    Attempt on_request_without_token(const HandshakePolicy& policy);

private:
    enum class State { idle, under_way, done };

    std::optional<Rejected> judge(
        std::string_view ntlm,
        const std::optional<NtlmMessage>& message,
        HandshakePolicy::Mechanism mechanism
    ) const;
    std::optional<Rejected> judge_turn(const NtlmMessage& message) const;
    Attempt next_leg(std::string_view token, const std::optional<NtlmMessage>& message);
    Accepted finish(const Acceptor::Answer& answer, const std::optional<NtlmMessage>& message);
    Rejected fail(const Acceptor::Answer& answer, const std::optional<NtlmMessage>& message);

    State state_ = State::idle;
    HandshakePolicy policy_;
    std::unique_ptr<Acceptor> acceptor_;
    std::string user_;  ///< the last one the connection was authenticated for
};

}  // namespace proxy407::auth
