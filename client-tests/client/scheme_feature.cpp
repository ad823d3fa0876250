#include "client/scheme_feature.hpp"

#include "text/octets.hpp"

namespace proxy407::client {
namespace {

constexpr std::string_view digest_word = "digest";

std::string digest_feature(const auth::DigestPolicy& policy) {
    if (policy.qop == std::vector<std::string>{"auth-int"})
        return std::string(digest_word) + "-auth-int";
    if (policy.algorithm == auth::DigestAlgorithm::md5) return std::string(digest_word);
    const std::string algorithm = text::to_lower(name(policy.algorithm));
    return std::string(digest_word) + "-" + text::replaced(algorithm, "sha-", "sha");
}

}  // namespace

std::string feature_of(const auth::Scheme& scheme) {
    if (const auto* policy = std::get_if<auth::DigestPolicy>(&scheme))
        return digest_feature(*policy);
    return text::to_lower(auth::scheme_name(scheme));
}

std::string driver_feature(std::string_view feature) {
    const auto leg = feature.find('.');
    if (!feature.starts_with(std::string(digest_word) + "-") || leg == feature.npos)
        return std::string(feature);
    return std::string(digest_word) + std::string(feature.substr(leg));
}

}  // namespace proxy407::client
