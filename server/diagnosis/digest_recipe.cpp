#include "diagnosis/digest_recipe.hpp"

#include <algorithm>
#include <cctype>

namespace proxy407::diagnosis {

namespace {

std::string upper(std::string hex) {
    std::transform(hex.begin(), hex.end(), hex.begin(), [](unsigned char c) {
        return static_cast<char>(std::toupper(c));
    });
    return hex;
}

}  // namespace

std::string DigestRecipe::response() const {
    const auto h = [&](const std::string& data) { return hash(inputs.algorithm, data); };
    auto a1 = inputs.user + ":" + inputs.realm + ":" + inputs.password;
    if (auth::is_session(inputs.algorithm)) {
        const auto& nonce = inputs.nonce_prime.empty() ? inputs.nonce : inputs.nonce_prime;
        const auto& cnonce = inputs.cnonce_prime.empty() ? inputs.cnonce : inputs.cnonce_prime;
        a1 = h(a1) + ":" + nonce + ":" + cnonce;
    }
    auto right_a2 = inputs.method + ":" + inputs.uri;
    if (inputs.qop == "auth-int") right_a2 += ":" + h(inputs.content);
    auto ha1 = h(a1);
    auto ha2 = h(a2.value_or(right_a2));
    if (upper_case_hashes) {
        ha1 = upper(ha1);
        ha2 = upper(ha2);
    }
    if (without_qop || inputs.qop.empty()) return h(ha1 + ":" + inputs.nonce + ":" + ha2);
    return h(
        ha1 + ":" + inputs.nonce + ":" + inputs.nc + ":" + inputs.cnonce + ":" + inputs.qop + ":" +
        ha2
    );
}

}  // namespace proxy407::diagnosis
