#pragma once

#include "auth/account.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace proxy407::auth {

/// One message of NTLM (MS-NLMP section 2.2.1), as far as it names somebody.
struct NtlmMessage {
    unsigned type = 0;   ///< 1 NEGOTIATE, 2 CHALLENGE, 3 AUTHENTICATE
    std::string domain;  ///< of type 3, as the other two; in UTF-8
    std::string user;
    std::string workstation;
    std::size_t response_size = 0;  ///< of its NT response
};

/// A response of version 1 has so many octets; one of version 2 has more (MS-NLMP section 2.2.2).
inline constexpr std::size_t ntlm_version_1_response_size = 24;

/// The message in the octets, by itself or inside of a SPNEGO token; nothing when there is none, or
/// when one of type 3 points outside of itself.
std::optional<NtlmMessage> parse_ntlm(std::string_view octets);

/// The message as gss-ntlmssp 1.2.0 can read it. Type 1 and type 3 may lack the Version field
/// (MS-NLMP sections 2.2.1.1 and 2.2.1.3; curl leaves it out and echoes the flag for it): zeros
/// stand for it in type 1, and in type 3 the flag goes. Other octets come back unchanged.
std::string with_version(std::string_view message);

/// "CORP\alice", or "alice" where no domain is named.
std::string full_user(const NtlmMessage& message);

/// The account that a message of type 3 claims. Names compare without case (ASCII letters); an
/// account without a domain is good for every domain.
const Account* claimed_account(const NtlmMessage& message, const Accounts& accounts);

}  // namespace proxy407::auth
