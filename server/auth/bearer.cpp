#include "auth/bearer.hpp"

#include "http/grammar.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::auth {

namespace {

Rejected rejected(
    std::string_view finding, std::string_view error, int status, std::string_view token
) {
    Rejected rejected{std::string(finding), std::string(token)};
    rejected.error = error;
    rejected.status = status;
    return rejected;
}

bool is_one_of(const std::vector<std::string>& tokens, std::string_view token) {
    return std::any_of(tokens.begin(), tokens.end(), [&](const std::string& candidate) {
        return text::equal_in_constant_time(candidate, token);
    });
}

}  // namespace

std::string bearer_challenge(const BearerPolicy& policy, std::string_view error) {
    auto challenge = "Bearer realm=" + http::quote(policy.realm);
    if (!policy.scope.empty()) challenge += ", scope=" + http::quote(policy.scope);
    if (!error.empty()) challenge += ", error=" + http::quote(error);
    return challenge;
}

Attempt verify_bearer(const http::Credentials& credentials, const BearerPolicy& policy) {
    const auto& token = credentials.token68;
    if (credentials.defect || token.empty()) {
        return rejected("bearer-malformed-token", "invalid_request", 400, token);
    }
    if (!is_one_of(policy.tokens, token)) {
        const bool expired = is_one_of(policy.expired_tokens, token);
        const auto* finding = expired ? "bearer-expired-token" : "bearer-wrong-token";
        return rejected(finding, "invalid_token", 407, token);
    }
    Accepted accepted;
    accepted.remarks.assign(credentials.remarks.begin(), credentials.remarks.end());
    return accepted;
}

}  // namespace proxy407::auth
