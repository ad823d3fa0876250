#pragma once

#include "auth/ntlm.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace proxy407::auth {

/// The type 2 that answers a type 1 (MS-NLMP section 2.2.1.2): `challenge` has 8 octets. It names
/// the proxy and tells the time, as Windows does: clients then protect their messages by a MIC.
std::string ntlm_challenge_message(
    const NtlmMessage& type1, std::string_view challenge, std::chrono::system_clock::time_point now
);

}  // namespace proxy407::auth
