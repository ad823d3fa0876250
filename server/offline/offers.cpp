#include "offline/offers.hpp"

#include "auth/ntlm.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"

namespace proxy407::offline {

namespace {

bool is_called(const http::Credentials& offer, std::string_view scheme) {
    return text::equal_ignoring_case(offer.scheme, scheme);
}

std::string value_of(const http::Credentials& offer, std::string_view parameter) {
    const auto* found = offer.find(parameter);
    return found == nullptr ? "" : found->value;
}

bool says_true(const http::Credentials& offer, std::string_view parameter) {
    return text::equal_ignoring_case(value_of(offer, parameter), "true");
}

/// The options of qop, whatever stands between them.
std::vector<std::string> options(const std::string& qop) {
    return text::words(text::replaced(qop, ",", " "));
}

/// Nothing for an algorithm that is not known.
std::optional<auth::DigestPolicy> digest(const http::Credentials& offer) {
    auth::DigestPolicy policy;
    policy.realm = value_of(offer, "realm");
    policy.opaque = value_of(offer, "opaque");
    policy.qop = options(value_of(offer, "qop"));
    policy.userhash = says_true(offer, "userhash");
    policy.charset_utf8 = text::equal_ignoring_case(value_of(offer, "charset"), "UTF-8");
    policy.names_algorithm = offer.find("algorithm") != nullptr;
    policy.algorithm = auth::DigestAlgorithm::md5;
    policy.nonce_lifetime = std::chrono::hours(24 * 365 * 100);  // a log tells no age
    if (!policy.names_algorithm) return policy;
    const auto algorithm = auth::digest_algorithm(value_of(offer, "algorithm"));
    if (!algorithm) return std::nullopt;
    policy.algorithm = *algorithm;
    return policy;
}

auth::BearerPolicy bearer(const http::Credentials& offer, const std::string& token) {
    auth::BearerPolicy policy;
    policy.realm = value_of(offer, "realm");
    policy.tokens = {token};
    return policy;
}

auth::Scheme scheme(const http::Credentials& offer, const std::string& token) {
    using Mechanism = auth::HandshakePolicy::Mechanism;
    if (is_called(offer, "basic")) {
        const bool utf8 = text::equal_ignoring_case(value_of(offer, "charset"), "UTF-8");
        return auth::BasicPolicy{value_of(offer, "realm"), utf8};
    }
    if (is_called(offer, "digest")) {
        if (const auto policy = digest(offer)) return *policy;
        return auth::RawPolicy{offer.scheme};
    }
    if (is_called(offer, "bearer")) return bearer(offer, token);
    if (is_called(offer, "ntlm")) return auth::HandshakePolicy{Mechanism::ntlm, ""};
    if (is_called(offer, "negotiate")) return auth::HandshakePolicy{Mechanism::negotiate, ""};
    return auth::TokenPolicy{offer.scheme, token, value_of(offer, "realm")};
}

}  // namespace

std::vector<auth::Scheme> offered_by(
    const std::vector<std::string_view>& challenges, const std::string& token
) {
    std::vector<auth::Scheme> found;
    for (const auto& offer : http::parse_challenges(challenges))
        found.push_back(scheme(offer, token));
    return found;
}

std::vector<auth::Scheme> offers_behind(
    const http::Credentials& credentials, const std::string& token
) {
    const bool is_known = is_called(credentials, "basic") || is_called(credentials, "digest") ||
                          is_called(credentials, "bearer") || is_called(credentials, "ntlm") ||
                          is_called(credentials, "negotiate");
    // What is no scheme's name may be anything, and most proxies ask for Basic.
    if (!is_known) return {auth::BasicPolicy{}};
    return {scheme(credentials, token)};
}

std::optional<std::string> ntlm_message_in(const std::vector<std::string_view>& challenges) {
    constexpr std::string_view type2{"NTLMSSP\0\2\0\0\0", 12};
    constexpr std::size_t shortest = 32;  // up to the challenge (MS-NLMP section 2.2.1.2)
    for (const auto& offer : http::parse_challenges(challenges)) {
        if (!is_called(offer, "ntlm")) continue;
        auto message = text::base64_decode(offer.token68);
        const bool whole = message && message->size() >= shortest;
        if (whole && message->starts_with(type2)) return message;
    }
    return std::nullopt;
}

}  // namespace proxy407::offline
