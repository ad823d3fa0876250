#pragma once

#include "auth/attempt.hpp"

#include <string>
#include <string_view>

namespace proxy407::auth {

/// A scheme of nobody's standard: the value after its name is always the same.
struct TokenPolicy {
    std::string name;  ///< "ApiKey"
    std::string value;
    std::string realm = "proxy407";
};

/// A challenge that is sent as it is written, and that no credentials satisfy.
struct RawPolicy {
    std::string challenge;
};

std::string token_challenge(const TokenPolicy& policy);

/// `field_value` is that of Proxy-Authorization, scheme and all. Rejections: "token-missing",
/// "token-wrong-value".
Attempt verify_token(std::string_view field_value, const TokenPolicy& policy);

/// What the challenge begins with, as a scheme's name; empty when it begins with none.
std::string_view raw_scheme_name(const RawPolicy& policy);

/// Always the rejection "unsatisfiable-challenge".
Attempt verify_raw(std::string_view field_value);

}  // namespace proxy407::auth
