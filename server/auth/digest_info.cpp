#include "auth/digest_info.hpp"

#include "http/grammar.hpp"

namespace proxy407::auth {

std::string digest_info_value(const DigestInfo& info, std::optional<std::string_view> content) {
    std::string out;
    const auto add = [&](std::string_view name, const std::string& value) {
        out += (out.empty() ? "" : ", ") + std::string(name) + "=" + value;
    };
    if (!info.nextnonce.empty()) add("nextnonce", http::quote(info.nextnonce));
    if (!info.proof) return out;
    const auto& proof = *info.proof;
    if (!content && proof.qop == "auth-int") return out;
    add("rspauth", http::quote(digest_rspauth(proof, content.value_or(""))));
    if (proof.qop.empty()) return out;
    // qop and nc are tokens, the others quoted strings.
    add("cnonce", http::quote(proof.cnonce));
    add("nc", proof.nc);
    add("qop", proof.qop);
    return out;
}

void put_info(http::Reply& reply, const DigestInfo& info, std::optional<std::string_view> content) {
    const auto value = digest_info_value(info, content);
    if (!value.empty()) reply.add("Proxy-Authentication-Info", value);
    if (!info.last_word.empty()) reply.add("Proxy-Authenticate", info.last_word);
}

}  // namespace proxy407::auth
