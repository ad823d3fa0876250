#pragma once

#include "auth/digest.hpp"
#include "support/digest_vector.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::auth {

inline std::vector<std::string> split_list(std::string_view list) {
    std::vector<std::string> out;
    while (!list.empty()) {
        const auto comma = list.find(',');
        out.emplace_back(text::trim(list.substr(0, comma)));
        list.remove_prefix(comma == list.npos ? list.size() : comma + 1);
    }
    return out;
}

/// The policy that a challenge of digest_vectors.json stands for.
inline DigestPolicy policy_of(const http::Credentials& challenge) {
    const auto value = [&](std::string_view name) {
        const auto* parameter = challenge.find(name);
        return parameter == nullptr ? std::string() : parameter->value;
    };
    DigestPolicy policy;
    policy.realm = value("realm");
    const auto algorithm = value("algorithm");
    policy.algorithm = algorithm.empty() ? DigestAlgorithm::md5 : *digest_algorithm(algorithm);
    policy.qop = split_list(value("qop"));
    policy.opaque = value("opaque");
    policy.charset_utf8 = value("charset") == "UTF-8";
    policy.userhash = value("userhash") == "true";
    return policy;
}

/// An entry of digest_vectors.json as a proxy meets it.
struct DigestCase {
    nlohmann::json vector;
    DigestInputs inputs = test::digest_inputs(vector);
    std::string challenge = vector.at("proxy_authenticate");
    std::string value = vector.at("proxy_authorization");
    std::string target = vector.at("input").at("request_target");
    DigestPolicy policy = policy_of(http::parse_challenges({challenge}).front());

    /// As a scenario holds it: text in NFC.
    Account account{text::nfc(inputs.user), text::nfc(inputs.password)};

    /// The inputs as they go into the hash: text in NFC.
    DigestInputs normalised() const {
        auto out = inputs;
        out.user = account.user;
        out.password = account.password;
        return out;
    }

    DigestRequest request() const { return {inputs.method, target, inputs.content}; }
};

}  // namespace proxy407::auth
