#pragma once

#include "auth/acceptor.hpp"
#include "auth/account.hpp"
#include "auth/ntlm.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace proxy407::auth {

/// One handshake of NTLM, verified against the accounts: a type 1, then a type 3. Findings when it
/// fails: "handshake-malformed-token", "ntlm-out-of-order", "ntlm-unusable-name",
/// "ntlm-unknown-user", "ntlm-without-response", "ntlm-wrong-password",
/// "ntlm-wrong-integrity-code".
class NtlmAcceptor : public Acceptor {
public:
    /// `challenge`: 8 random octets, good for one response.
    NtlmAcceptor(
        Accounts accounts, std::string challenge, std::chrono::system_clock::time_point now
    );

    /// With a type 2 that another server has sent, for the judgement of its handshake.
    NtlmAcceptor(Accounts accounts, std::string recorded_type2);

    Answer accept(std::string_view token) override;

    /// Signs with the key of the session; empty where the handshake came to none that signs.
    std::string signature(std::string_view octets) const;

private:
    Answer begin(const NtlmMessage& message, std::string_view token);
    Answer verify(const NtlmMessage& message, std::string_view token);

    Accounts accounts_;
    std::string challenge_;
    std::chrono::system_clock::time_point now_;
    std::string recorded_;  ///< type 2, in place of one of ours
    std::string type1_;
    std::string type2_;
    std::string session_key_;
    std::uint32_t session_flags_ = 0;
};

}  // namespace proxy407::auth
