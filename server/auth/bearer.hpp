#pragma once

#include "auth/attempt.hpp"
#include "http/credentials.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::auth {

/// RFC 6750. A scenario gives at least one token.
struct BearerPolicy {
    std::string realm = "proxy407";
    std::string scope;                ///< announced in the challenge; empty: none
    std::vector<std::string> tokens;  ///< accepted ones, the first for the client
    std::vector<std::string> expired_tokens;
};

/// The value of a Proxy-Authenticate field; `error` is a code of RFC 6750 section 3.1, or empty.
std::string bearer_challenge(const BearerPolicy& policy, std::string_view error);

/// Rejections: "bearer-malformed-token" (error invalid_request, status 400), "bearer-expired-token"
/// and "bearer-wrong-token" (error invalid_token, status 407, as the 401 of RFC 6750 section 3.1 is
/// an origin's).
Attempt verify_bearer(const http::Credentials& credentials, const BearerPolicy& policy);

}  // namespace proxy407::auth
