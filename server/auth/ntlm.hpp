#pragma once

#include "auth/account.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace proxy407::auth {

/// Bits of NegotiateFlags (MS-NLMP section 2.2.2.5).
namespace ntlm_flag {
inline constexpr std::uint32_t unicode = 0x00000001;
inline constexpr std::uint32_t oem = 0x00000002;
inline constexpr std::uint32_t request_target = 0x00000004;
inline constexpr std::uint32_t sign = 0x00000010;
inline constexpr std::uint32_t seal = 0x00000020;
inline constexpr std::uint32_t ntlm = 0x00000200;
inline constexpr std::uint32_t always_sign = 0x00008000;
inline constexpr std::uint32_t target_is_server = 0x00020000;
inline constexpr std::uint32_t extended_session_security = 0x00080000;
inline constexpr std::uint32_t target_info = 0x00800000;
inline constexpr std::uint32_t version = 0x02000000;
inline constexpr std::uint32_t bits_128 = 0x20000000;
inline constexpr std::uint32_t key_exchange = 0x40000000;
inline constexpr std::uint32_t bits_56 = 0x80000000;
}  // namespace ntlm_flag

/// One message of NTLM from a client (MS-NLMP section 2.2.1).
struct NtlmMessage {
    unsigned type = 0;  ///< 1 NEGOTIATE, 2 CHALLENGE, 3 AUTHENTICATE
    std::uint32_t flags = 0;

    // Of type 3; the names in UTF-8.
    std::string domain;
    std::string user;
    std::string workstation;
    std::string lm_response;
    std::string nt_response;
    std::string session_key;  ///< encrypted; empty where no key was exchanged

    /// A name is longer than the constants below, or has a control character, the end of a line or
    /// a colon. Of a longer one the beginning is here.
    bool has_unusable_name = false;
};

/// What MS-NLMP and Windows allow, in characters; the whole message in octets.
inline constexpr std::size_t max_ntlm_domain = 255;
inline constexpr std::size_t max_ntlm_user = 104;
inline constexpr std::size_t max_ntlm_workstation = 255;
inline constexpr std::size_t max_ntlm_message = 16'384;

/// The NT response of version 1 has so many octets; one of version 2 has more (MS-NLMP sections
/// 2.2.2.6 and 2.2.2.8).
inline constexpr std::size_t ntlm_version_1_response_size = 24;
inline constexpr std::size_t ntlm_version_2_response_size = 44;  ///< at least

/// Do the octets begin as a message of NTLM?
bool begins_as_ntlm(std::string_view octets);

/// The message; nothing when it is none, is too large, or points outside of itself.
std::optional<NtlmMessage> parse_ntlm(std::string_view octets);

/// Can a client of NTLM have an account of that name? "CORP\alice" is two names; neither has a
/// control character, the end of a line, a colon, or more characters than above.
bool is_ntlm_account_name(std::string_view name);

/// "CORP\alice", or "alice" where no domain is named.
std::string full_user(const NtlmMessage& message);

/// The account that a message of type 3 claims. Names compare without case (ASCII letters); an
/// account without a domain is good for every domain.
const Account* claimed_account(const NtlmMessage& message, const Accounts& accounts);

}  // namespace proxy407::auth
