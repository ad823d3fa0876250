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

/// `content_hash` gives H(content), for auth-int.
template <typename Hash>
std::string a2_for(const DigestInputs& inputs, const std::string& method, Hash content_hash) {
    auto a2 = method + ":" + inputs.uri;
    if (inputs.qop == "auth-int") a2 += ":" + content_hash();
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
    return a2_for(inputs, inputs.method, [&] {
        return inputs.content_hash.empty() ? digest_hash(inputs.algorithm, inputs.content)
                                           : inputs.content_hash;
    });
}

std::string digest_response(const DigestInputs& inputs) {
    return keyed_digest(inputs, digest_a2(inputs));
}

std::string digest_rspauth(DigestInputs inputs, std::string_view response_content) {
    const auto content_hash = [&] { return digest_hash(inputs.algorithm, response_content); };
    return keyed_digest(inputs, a2_for(inputs, "", content_hash));
}

}  // namespace proxy407::auth
