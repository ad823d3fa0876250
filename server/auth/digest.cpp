#include "auth/digest.hpp"

#include "http/grammar.hpp"

namespace proxy407::auth {

namespace {

std::string joined(const std::vector<std::string>& options) {
    std::string out;
    for (const auto& option : options) out += (out.empty() ? "" : ",") + option;
    return out;
}

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

std::string digest_challenge(const DigestPolicy& policy, std::string_view nonce, bool stale) {
    std::string out = "Digest realm=" + http::quote(policy.realm) + ", nonce=" + http::quote(nonce);
    if (!policy.opaque.empty()) out += ", opaque=" + http::quote(policy.opaque);
    if (!policy.qop.empty()) out += ", qop=" + http::quote(joined(policy.qop));
    out += ", algorithm=" + std::string(name(policy.algorithm));
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
    inputs.content = request.content;
    if (nonce != nullptr) inputs.cnonce_prime = nonce->first_cnonce;
    return inputs;
}

}  // namespace proxy407::auth
