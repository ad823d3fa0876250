#pragma once

#include "auth/scheme.hpp"
#include "http/credentials.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::offline {

/// What the values of Proxy-Authenticate offer. `token` is what Bearer, and a scheme of nobody's
/// standard, take.
std::vector<auth::Scheme> offered_by(
    const std::vector<std::string_view>& challenges, const std::string& token
);

/// What a proxy must have offered to get these credentials, where nobody saw its challenge.
std::vector<auth::Scheme> offers_behind(
    const http::Credentials& credentials, const std::string& token
);

/// The message of type 2 among the challenges; nothing where there is none.
std::optional<std::string> ntlm_message_in(const std::vector<std::string_view>& challenges);

}  // namespace proxy407::offline
