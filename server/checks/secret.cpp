#include "checks/secret.hpp"

#include "text/base64.hpp"
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

bool shows(std::string_view octets, const auth::Account& account) {
    return std::ranges::any_of(traces(account), [&](const std::string& trace) {
        return octets.find(trace) != octets.npos;
    });
}

}  // namespace proxy407::checks
