#pragma once

#include "auth/digest.hpp"
#include "text/hex.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace proxy407::test {

/// The inputs of an entry of digest_vectors.json.
inline auth::DigestInputs digest_inputs(const nlohmann::json& vector) {
    const auto& in = vector.at("input");
    const auto text = [&](const char* key) {
        return in.at(key).is_null() ? std::string() : in.at(key).get<std::string>();
    };
    auth::DigestInputs out;
    out.algorithm = *auth::digest_algorithm(text("algorithm"));
    out.user = *text::hex_decode(text("username_utf8_hex"));
    out.password = *text::hex_decode(text("password_utf8_hex"));
    out.realm = text("realm");
    out.nonce = text("nonce");
    out.cnonce = text("cnonce");
    out.nc = text("nc");
    out.qop = text("qop");
    out.method = text("method");
    out.uri = text("uri");
    out.content = *text::hex_decode(text("body_hex"));
    out.nonce_prime = text("nonce_prime");
    out.cnonce_prime = text("cnonce_prime");
    return out;
}

}  // namespace proxy407::test
