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

DigestFormula::DigestFormula(const DigestRecipe& recipe)
    : hash_(recipe.hash),
      algorithm_(recipe.inputs.algorithm),
      upper_case_(recipe.upper_case_hashes),
      realm_(":" + recipe.inputs.realm + ":") {
    const auto& in = recipe.inputs;
    if (auth::is_session(in.algorithm)) {
        const auto& nonce = in.nonce_prime.empty() ? in.nonce : in.nonce_prime;
        const auto& cnonce = in.cnonce_prime.empty() ? in.cnonce : in.cnonce_prime;
        behind_a1_ = ":" + nonce + ":" + cnonce;
    }
    auto right_a2 = in.method + ":" + in.uri;
    if (in.qop == "auth-int") right_a2 += ":" + hash_(algorithm_, in.content);
    const bool plain = recipe.without_qop || in.qop.empty();
    behind_hash_ = ":" + in.nonce + ":" +
                   (plain ? "" : in.nc + ":" + in.cnonce + ":" + in.qop + ":") +
                   hashed(recipe.a2.value_or(right_a2));
}

std::string DigestFormula::hashed(std::string_view data) const {
    auto hash = hash_(algorithm_, data);
    return upper_case_ ? upper(std::move(hash)) : hash;
}

std::string DigestFormula::response(std::string_view user, std::string_view password) const {
    auto a1 = std::string(user) + realm_ + std::string(password);
    if (!behind_a1_.empty()) a1 = hash_(algorithm_, a1) + behind_a1_;
    return hash_(algorithm_, hashed(a1) + behind_hash_);
}

std::string DigestRecipe::response() const {
    return DigestFormula(*this).response(inputs.user, inputs.password);
}

}  // namespace proxy407::diagnosis
