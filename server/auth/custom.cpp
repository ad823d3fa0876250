#include "auth/custom.hpp"

#include "http/grammar.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::auth {

namespace {

Rejected rejected(std::string_view finding, std::string_view detail) {
    return {std::string(finding), std::string(detail)};
}

std::string_view first_token(std::string_view octets) {
    const auto end = std::find_if_not(octets.begin(), octets.end(), http::is_token_char);
    return octets.substr(0, static_cast<std::size_t>(end - octets.begin()));
}

}  // namespace

std::string token_challenge(const TokenPolicy& policy) {
    return policy.name + " realm=" + http::quote(policy.realm);
}

Attempt verify_token(std::string_view field_value, const TokenPolicy& policy) {
    auto value = text::trim(field_value);
    value = text::trim(value.substr(first_token(value).size()));
    if (value.empty()) return rejected("token-missing", value);
    if (!text::equal_in_constant_time(policy.value, value)) {
        return rejected("token-wrong-value", value);
    }
    return Accepted{};
}

std::string_view raw_scheme_name(const RawPolicy& policy) {
    return first_token(policy.challenge);
}

Attempt verify_raw(std::string_view field_value) {
    return rejected("unsatisfiable-challenge", field_value);
}

}  // namespace proxy407::auth
