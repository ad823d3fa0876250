#include "diagnosis/answer.hpp"

#include "text/octets.hpp"

namespace proxy407::diagnosis {

namespace {

constexpr KnownScheme rows[] = {
    {"basic",
     "Basic",
     "Answer the scheme in Proxy-Authenticate: Basic (curl --proxy-basic, which is its default)."},
    {"digest",
     "Digest",
     "Read the challenge in Proxy-Authenticate and answer it with Digest (curl --proxy-digest, or "
     "--proxy-anyauth to take what is offered)."},
    {"bearer",
     "Bearer",
     "Send the token for the proxy as it is, after the word Bearer and one space, in "
     "Proxy-Authorization (curl --proxy-header)."},
    {"ntlm",
     "NTLM",
     "Answer with the handshake of NTLM, all of it on one connection (curl --proxy-ntlm, or "
     "--proxy-anyauth to take what is offered)."},
    {"negotiate",
     "Negotiate",
     "Get a Kerberos ticket (kinit), address the proxy by the name its key is for, and answer with "
     "Negotiate (curl --proxy-negotiate -U :)."},
};

std::string header_option(std::string_view scheme, std::string_view value) {
    const auto field = "Proxy-Authorization: " + std::string(scheme) + " " + std::string(value);
    return " --proxy-header " + text::shell_word(field);
}

struct Option {
    std::string operator()(const auth::BasicPolicy&) const { return {}; }

    std::string operator()(const auth::DigestPolicy&) const { return " --proxy-digest"; }

    std::string operator()(const auth::BearerPolicy& bearer) const {
        return header_option("Bearer", bearer.tokens.front());
    }

    std::string operator()(const auth::TokenPolicy& token) const {
        return header_option(token.name, token.value);
    }

    std::string operator()(const auth::RawPolicy&) const { return {}; }

    std::string operator()(const auth::HandshakePolicy& policy) const {
        const bool ntlm = policy.mechanism == auth::HandshakePolicy::Mechanism::ntlm;
        return ntlm ? " --proxy-ntlm" : " --proxy-negotiate -U :";
    }
};

}  // namespace

std::span<const KnownScheme> known_schemes() {
    return rows;
}

const KnownScheme* known_scheme(std::string_view name) {
    for (const auto& row : rows) {
        if (text::equal_ignoring_case(row.name, name)) return &row;
    }
    return nullptr;
}

std::string how_to_answer(const auth::Scheme& scheme) {
    if (std::holds_alternative<auth::RawPolicy>(scheme)) {
        return "Nothing satisfies this challenge, which is there to show what a client makes of "
               "it: give up and name the schemes that were offered.";
    }
    if (const auto* known = known_scheme(auth::scheme_name(scheme))) {
        return std::string(known->answer);
    }
    return "Send the value for the proxy after the word " + std::string(auth::scheme_name(scheme)) +
           " and one space, in Proxy-Authorization (curl --proxy-header).";
}

std::string curl_option(const auth::Scheme& scheme) {
    return std::visit(Option{}, scheme);
}

std::string curl_proxy_url(std::string proxy_url, std::string_view options) {
    constexpr std::string_view loopback = "127.0.0.1";
    const auto at = proxy_url.find(loopback);
    const bool kerberos = options.find("--proxy-negotiate") != options.npos;
    if (!kerberos || at == std::string::npos) return proxy_url;
    return proxy_url.replace(at, loopback.size(), "localhost");
}

}  // namespace proxy407::diagnosis
