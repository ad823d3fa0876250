#include "checks/digest_answers.hpp"

#include "text/octets.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace proxy407::checks {

namespace {

std::vector<std::string_view> reply_values(
    const journal::Exchange& exchange, std::string_view name
) {
    std::vector<std::string_view> values;
    std::string_view rest = exchange.reply_head;
    while (!rest.empty()) {
        const auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        const auto colon = line.find(':');
        if (colon == line.npos) continue;
        if (!text::equal_ignoring_case(line.substr(0, colon), name)) continue;
        const auto value = line.substr(colon + 1);
        values.push_back(text::trim(value.substr(0, value.find('\r'))));
    }
    return values;
}

bool is_digest(const http::Credentials& credentials) {
    return text::equal_ignoring_case(credentials.scheme, "Digest");
}

struct Origin {
    const journal::Exchange* offer;
    http::Credentials challenge;
};

}  // namespace

std::vector<http::Credentials> challenges(const journal::Exchange& exchange) {
    return http::parse_challenges(reply_values(exchange, "Proxy-Authenticate"));
}

std::vector<http::Credentials> digest_challenges(const journal::Exchange& exchange) {
    auto found = challenges(exchange);
    std::erase_if(found, [](const http::Credentials& challenge) { return !is_digest(challenge); });
    return found;
}

std::string nextnonce(const journal::Exchange& exchange) {
    for (const auto value : reply_values(exchange, "Proxy-Authentication-Info")) {
        // A list of parameters, as Digest credentials have them (RFC 7616 section 3.5).
        return value_of(http::parse_credentials("Digest " + std::string(value)), "nextnonce");
    }
    return "";
}

std::string value_of(const http::Credentials& credentials, std::string_view name) {
    const auto* parameter = credentials.find(name);
    return parameter == nullptr ? std::string() : parameter->value;
}

std::vector<DigestAnswer> digest_answers(const Evidence& evidence) {
    std::map<std::string, Origin> origins;  // by nonce
    std::vector<DigestAnswer> answers;
    for (const auto* request : requests_to_proxy(evidence)) {
        if (const auto field = credentials(*request)) {
            auto sent = http::parse_credentials(*field);
            if (is_digest(sent)) {
                const auto nonce = value_of(sent, "nonce");
                const auto found = origins.find(nonce);
                const auto origin = found == origins.end() ? Origin{} : found->second;
                if (auto next = nextnonce(*request); !next.empty()) {
                    origins[std::move(next)] = origin;
                }
                answers.push_back({request, std::move(sent), origin.offer, origin.challenge});
            }
        }
        for (auto& challenge : digest_challenges(*request)) {
            auto nonce = value_of(challenge, "nonce");
            origins[std::move(nonce)] = {request, std::move(challenge)};
        }
    }
    return answers;
}

}  // namespace proxy407::checks
