#include "checks/secret.hpp"

#include "http/credentials.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <algorithm>
#include <array>

namespace proxy407::checks {

namespace {

/// "pass" is in many a path and field name; what is longer and still there was sent on purpose.
constexpr std::size_t telling_length = 6;

constexpr std::array encodings = {
    text::PercentSet::strict, text::PercentSet::rfc3986_minimal, text::PercentSet::whatwg};

void add_forms(std::vector<std::string>& traces, const std::string& secret) {
    traces.push_back(secret);
    for (const auto set : encodings) {
        const auto encoded = text::percent_encode(secret, set);
        if (encoded != secret) traces.push_back(encoded);
    }
    traces.push_back(text::base64_encode(secret));
}

bool any_occurs(const std::vector<std::string>& traces, std::string_view octets) {
    return std::ranges::any_of(traces, [&](const std::string& trace) {
        return octets.find(trace) != octets.npos;
    });
}

}  // namespace

std::vector<std::string> traces(const auth::Account& account) {
    std::vector<std::string> traces;
    const auto pair = account.user + ':' + account.password;
    if (account.password.empty()) {
        traces.push_back(text::base64_encode(pair));
        return traces;
    }
    add_forms(traces, pair);
    // As a URL holds it: the colon between them stays.
    for (const auto set : encodings) {
        traces.push_back(
            text::percent_encode(account.user, set) + ':' +
            text::percent_encode(account.password, set)
        );
    }
    if (account.password.size() >= telling_length) add_forms(traces, account.password);
    return traces;
}

std::vector<std::string> token_traces(const scenario::Scenario& scenario) {
    std::vector<std::string> tokens;
    for (const auto* scheme : scenario::offered_schemes(scenario)) {
        if (const auto* token = std::get_if<auth::TokenPolicy>(scheme)) {
            tokens.push_back(token->value);
        }
        if (const auto* bearer = std::get_if<auth::BearerPolicy>(scheme)) {
            tokens.insert(tokens.end(), bearer->tokens.begin(), bearer->tokens.end());
        }
    }
    std::vector<std::string> traces;
    for (const auto& token : tokens) {
        traces.push_back(token);
        traces.push_back(text::base64_encode(token));
    }
    return traces;
}

bool shows(std::string_view octets, const auth::Account& account) {
    return any_occurs(traces(account), octets);
}

bool is_for_proxy(std::string_view credentials, const auth::Account& account) {
    if (shows(credentials, account)) return true;
    const auto parsed = http::parse_credentials(credentials);
    const auto* user = parsed.find("username");
    return text::equal_ignoring_case(parsed.scheme, "Digest") && user != nullptr &&
           user->value == account.user;
}

bool shows_secret(std::string_view octets, const scenario::Scenario& scenario) {
    return (scenario.client && shows(octets, *scenario.client)) ||
           any_occurs(token_traces(scenario), octets);
}

}  // namespace proxy407::checks
