#pragma once

#include "auth/account.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace proxy407::ladder {

/// The message that begins NTLM (MS-NLMP section 2.2.1.1). It names nobody.
std::string ntlm_type1();

/// The answer of version 2 to a type 2; nothing where that is none. The account is "CORP\alice" or
/// "alice"; `random` has 8 octets, `file_time` counts 100 ns since 1601.
std::optional<std::string> ntlm_type3(
    std::string_view type2,
    const auth::Account& account,
    std::string_view random,
    std::uint64_t file_time
);

}  // namespace proxy407::ladder
