#include "auth/digest_response.hpp"

namespace proxy407::auth {

namespace {

std::string keyed_digest(const DigestInputs& inputs, const std::string& a2) {
    const auto hash = [&](const std::string& data) { return digest_hash(inputs.algorithm, data); };
    const auto ha1 = hash(digest_a1(inputs));
    if (inputs.qop.empty()) return hash(ha1 + ":" + inputs.nonce + ":" + hash(a2));
    return hash(
        ha1 + ":" + inputs.nonce + ":" + inputs.nc + ":" + inputs.cnonce + ":" + inputs.qop + ":" +
        hash(a2)
    );
}

std::string a2_for(
    const DigestInputs& inputs, const std::string& method, std::string_view content
) {
    auto a2 = method + ":" + inputs.uri;
    if (inputs.qop == "auth-int") a2 += ":" + digest_hash(inputs.algorithm, content);
    return a2;
}

}  // namespace

std::string digest_a1(const DigestInputs& inputs) {
    auto a1 = inputs.user + ":" + inputs.realm + ":" + inputs.password;
    if (!is_session(inputs.algorithm)) return a1;
    const auto& nonce = inputs.nonce_prime.empty() ? inputs.nonce : inputs.nonce_prime;
    const auto& cnonce = inputs.cnonce_prime.empty() ? inputs.cnonce : inputs.cnonce_prime;
    return digest_hash(inputs.algorithm, a1) + ":" + nonce + ":" + cnonce;
}

std::string digest_a2(const DigestInputs& inputs) {
    return a2_for(inputs, inputs.method, inputs.content);
}

std::string digest_response(const DigestInputs& inputs) {
    return keyed_digest(inputs, digest_a2(inputs));
}

std::string digest_rspauth(DigestInputs inputs, std::string_view response_content) {
    return keyed_digest(inputs, a2_for(inputs, "", response_content));
}

}  // namespace proxy407::auth
