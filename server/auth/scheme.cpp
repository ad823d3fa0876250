#include "auth/scheme.hpp"

#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::auth {

namespace {

struct Name {
    std::string_view operator()(const BasicPolicy&) const { return "Basic"; }

    std::string_view operator()(const DigestPolicy&) const { return "Digest"; }

    std::string_view operator()(const BearerPolicy&) const { return "Bearer"; }

    std::string_view operator()(const TokenPolicy& policy) const { return policy.name; }

    std::string_view operator()(const RawPolicy& policy) const { return raw_scheme_name(policy); }

    std::string_view operator()(const HandshakePolicy& policy) const {
        return policy.mechanism == HandshakePolicy::Mechanism::ntlm ? "NTLM" : "Negotiate";
    }
};

}  // namespace

std::string_view scheme_name(const Scheme& scheme) {
    return std::visit(Name{}, scheme);
}

bool is_offered(const std::vector<Scheme>& schemes, std::string_view name) {
    return !name.empty() && std::any_of(schemes.begin(), schemes.end(), [&](const Scheme& one) {
        return text::equal_ignoring_case(scheme_name(one), name);
    });
}

bool takes_account(const Scheme& scheme) {
    if (const auto* handshake = std::get_if<HandshakePolicy>(&scheme)) {
        return handshake->mechanism == HandshakePolicy::Mechanism::ntlm;
    }
    return std::holds_alternative<BasicPolicy>(scheme) ||
           std::holds_alternative<DigestPolicy>(scheme);
}

}  // namespace proxy407::auth
