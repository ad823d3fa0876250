#include "auth/digest.hpp"

#include "http/grammar.hpp"
#include "text/octets.hpp"

namespace proxy407::auth {

std::string digest_challenge(const DigestPolicy& policy, std::string_view nonce, bool stale) {
    std::string out = "Digest realm=" + http::quote(policy.realm) + ", nonce=" + http::quote(nonce);
    if (!policy.domain.empty()) out += ", domain=" + http::quote(policy.domain);
    if (!policy.opaque.empty()) out += ", opaque=" + http::quote(policy.opaque);
    if (!policy.qop.empty())
        out += ", qop=" + http::quote(text::joined(policy.qop, policy.qop_separator));
    if (policy.names_algorithm) out += ", algorithm=" + std::string(name(policy.algorithm));
    if (policy.charset_utf8) out += ", charset=UTF-8";
    if (policy.userhash) out += ", userhash=true";
    if (stale) out += ", stale=true";
    return out;
}

DigestInputs digest_inputs(
    const http::Credentials& credentials,
    const DigestPolicy& policy,
    const Account& account,
    const DigestRequest& request,
    const NonceStore::Nonce* nonce
) {
    const auto value = [&](std::string_view name) {
        const auto* parameter = credentials.find(name);
        return parameter == nullptr ? std::string() : parameter->value;
    };
    DigestInputs inputs;
    inputs.algorithm = policy.algorithm;
    inputs.user = account.user;
    inputs.realm = policy.realm;
    inputs.password = account.password;
    inputs.nonce = value("nonce");
    inputs.cnonce = value("cnonce");
    inputs.nc = value("nc");
    inputs.qop = value("qop");
    inputs.method = request.method;
    inputs.uri = value("uri");
    inputs.content = request.content.value_or("");
    inputs.content_hash = request.content_hash;
    if (nonce != nullptr) {
        inputs.nonce_prime = nonce->first_nonce;
        inputs.cnonce_prime = nonce->first_cnonce;
    }
    return inputs;
}

}  // namespace proxy407::auth
