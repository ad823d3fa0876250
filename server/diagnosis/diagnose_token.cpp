#include "diagnosis/cases.hpp"
#include "diagnosis/solve.hpp"
#include "diagnosis/wording.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace proxy407::diagnosis {

namespace {

/// What stands after the scheme.
std::string_view after_scheme(std::string_view value) {
    value = text::trim(value);
    return text::trim(value.substr(std::min(value.find(' '), value.size())));
}

/// What a transform of a secret is called where the secret is a bearer token.
struct BearerName {
    std::string_view id;
    std::string_view name;
    std::string_view what;
};

constexpr std::string_view encoded = "percent-encoded it";
constexpr BearerName names_of_bearer[] = {
    {"secret-left-in-base64", "bearer-token-encoded", "encoded it in base64"},
    {"percent-encoding-not-decoded", "bearer-token-encoded", encoded},
    {"percent-encoding-of-browsers-not-decoded", "bearer-token-encoded", encoded},
    {"reserved-characters-not-decoded", "bearer-token-encoded", encoded},
    {"space-sent-as-plus", "bearer-token-encoded", encoded},
    {"quotes-kept", "bearer-token-quoted", "put it in quotes"},
};

std::vector<Explanation> renamed(const std::vector<Explanation>& explanations) {
    std::vector<Explanation> out;
    for (auto one : explanations) {
        const auto* row = std::ranges::find(names_of_bearer, one.id, &BearerName::id);
        if (row != std::end(names_of_bearer)) {
            one.id = row->name;
            one.what = row->what;
        }
        if (std::ranges::count(out, one) == 0) out.push_back(std::move(one));
    }
    return out;
}

/// What a client made of the one right token.
std::optional<Case> known_mistake(std::string_view sent, const std::string& token) {
    const auto arrived = "The token arrived as " + shown_credentials(sent);
    if (text::equal_ignoring_case(sent.substr(0, 7), "bearer ")) {
        return case_of(
            "bearer-scheme-twice",
            "After the word Bearer comes " + shown_credentials(sent) + ": it is there twice."
        );
    }
    if (text::base64_decode_lenient(sent) == ":" + token) {
        return case_of("bearer-token-encoded", arrived + ": the client encoded it in base64.");
    }
    const auto explanations = renamed(explain_token(sent, token).explanations);
    if (sent.empty() || explanations.empty()) return std::nullopt;
    return Case{explained(arrived, explanations)};
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
    const auto arrived =
        "The value after " + shown(policy.name) + " arrived as " + shown_credentials(sent);
    const auto explanations = explain_token(sent, policy.value).explanations;
    if (!sent.empty() && !explanations.empty()) return Case{explained(arrived, explanations)};
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
