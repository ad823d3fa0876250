#include "diagnosis/cases.hpp"
#include "diagnosis/wording.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <optional>
#include <utility>

namespace proxy407::diagnosis {

namespace {

/// What stands after the scheme.
std::string_view after_scheme(std::string_view value) {
    value = text::trim(value);
    return text::trim(value.substr(std::min(value.find(' '), value.size())));
}

constexpr std::pair<std::string_view, std::string_view> quotes[] = {
    {"\"", "\""},
    {"'", "'"},
    {"`", "`"},
    {"\u201C", "\u201D"},
    {"\u2018", "\u2019"},
    {"\u201E", "\u201C"},
    {"\u00AB", "\u00BB"},
};

/// What is between two quotes of one kind; nothing where there are none.
std::optional<std::string_view> unquoted(std::string_view octets) {
    for (const auto& [opening, closing] : quotes) {
        if (octets.size() < opening.size() + closing.size()) continue;
        if (!octets.starts_with(opening) || !octets.ends_with(closing)) continue;
        octets.remove_prefix(opening.size());
        octets.remove_suffix(closing.size());
        return octets;
    }
    return std::nullopt;
}

/// What a client made of the one right token.
std::optional<Case> known_mistake(std::string_view sent, std::string_view token) {
    const auto arrived = "The token arrived as " + shown_credentials(sent);
    const auto decoded = text::base64_decode_lenient(sent);
    if (decoded && (*decoded == token || *decoded == ":" + std::string(token))) {
        return case_of("bearer-token-encoded", arrived + ": the client encoded it in base64.");
    }
    if (sent != token && text::percent_decode(sent) == token) {
        return case_of("bearer-token-encoded", arrived + ": the client percent-encoded it.");
    }
    if (unquoted(sent) == token) {
        return case_of("bearer-token-quoted", arrived + ": it is the right one, in quotes.");
    }
    if (text::equal_ignoring_case(sent.substr(0, 7), "bearer ")) {
        return case_of(
            "bearer-scheme-twice",
            "After the word Bearer comes " + shown_credentials(sent) + ": it is there twice."
        );
    }
    return std::nullopt;
}

Case bearer(const auth::BearerPolicy& policy, std::string_view sent, std::string_view finding) {
    for (const auto& token : policy.tokens) {
        if (auto found = known_mistake(sent, token)) return *std::move(found);
    }
    const auto& right = policy.tokens.front();
    if (finding == "bearer-expired-token") {
        return case_of(
            finding,
            "The token " + shown_credentials(sent) + " has expired: this proxy takes it no longer."
        );
    }
    if (finding == "bearer-malformed-token") {
        return case_of(
            finding,
            sent.empty()
                ? std::string("No token follows the word Bearer.")
                : "What follows the word Bearer, " + shown_credentials(sent) + ", is no token."
        );
    }
    auto found = case_of(
        finding,
        "The token arrived as " + shown_credentials(sent) + ", and this proxy knows no such token."
    );
    found.diagnosis.evidence = "token: " + first_difference(sent, right);
    return found;
}

Case custom(const auth::TokenPolicy& policy, std::string_view sent, std::string_view finding) {
    if (finding == "token-missing") {
        return case_of(finding, "Nothing follows the scheme " + shown(policy.name) + ".");
    }
    auto found = case_of(
        finding,
        "The value after " + shown(policy.name) + " arrived as " + shown_credentials(sent) +
            ", and this proxy takes another."
    );
    found.diagnosis.evidence = "value: " + first_difference(sent, policy.value);
    return found;
}

}  // namespace

Case diagnose_token(
    const auth::Scheme& scheme,
    const http::SentCredentials& credentials,
    const auth::Rejected& rejected
) {
    const auto sent = after_scheme(credentials.value);
    if (const auto* policy = std::get_if<auth::BearerPolicy>(&scheme)) {
        return bearer(*policy, sent, rejected.finding);
    }
    if (const auto* policy = std::get_if<auth::TokenPolicy>(&scheme)) {
        return custom(*policy, sent, rejected.finding);
    }
    return case_of(
        "unsatisfiable-challenge",
        "The client answered the challenge of the scheme " + shown(auth::scheme_name(scheme)) +
            ", which no answer satisfies: the scheme, or what it asks for, is unknown."
    );
}

}  // namespace proxy407::diagnosis
