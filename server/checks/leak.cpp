#include "checks/look.hpp"
#include "checks/secret.hpp"
#include "http/credentials.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::checks {

namespace {

/// A head as it came to the origin, and the exchange that tells of it.
struct Arrival {
    http::RequestHead head;
    const journal::Exchange* exchange;
};

std::vector<Arrival> arrivals_at_origin(const Evidence& evidence) {
    std::vector<Arrival> found;
    for (const auto* request : requests_to(journal::Recorder::origin, evidence)) {
        found.push_back({request->head, request});
    }
    for (const auto* request : requests_to_proxy(evidence)) {
        if (request->origin_saw.empty()) continue;
        found.push_back({http::parse_request_head(request->origin_saw), request});
    }
    return found;
}

/// Do the credentials in Authorization belong to the account? The target's own are no leak.
bool is_for_proxy(std::string_view authorization, const auth::Account& account) {
    if (shows(authorization, account)) return true;
    const auto parsed = http::parse_credentials(authorization);
    const auto* user = parsed.find("username");
    return text::equal_ignoring_case(parsed.scheme, "Digest") && user != nullptr &&
           user->value == account.user;
}

}  // namespace

CheckResult never_sent_to_origin(const Evidence& evidence, std::int64_t) {
    const auto arrivals = arrivals_at_origin(evidence);
    if (arrivals.empty()) return not_reached("No request came to the origin.");
    for (const auto& [head, exchange] : arrivals) {
        const auto here = "The origin saw in exchange " + std::to_string(exchange->number) + ' ';
        for (const auto* field : {"Proxy-Authorization", "Proxy-Connection"}) {
            if (head.first(field)) return fail(here + "the field " + field + '.', exchange);
        }
        if (shows_secret(head.octets, evidence.scenario)) {
            return fail(here + "the client's secret for the proxy.", exchange);
        }
    }
    return pass(
        "The origin saw " + std::to_string(arrivals.size()) +
        " requests and no secret of the proxy."
    );
}

CheckResult no_authorization_instead(const Evidence& evidence, std::int64_t) {
    constexpr std::string_view finding = "authorization-instead-of-proxy-authorization";
    auto requests = requests_to_proxy(evidence);
    for (const auto* request : requests) {
        if (!request->diagnosis || request->diagnosis->finding != finding) continue;
        return fail(request_line(*request) + " has them in Authorization.", request);
    }
    const auto& client = evidence.scenario.client;
    std::ranges::copy(
        requests_to(journal::Recorder::origin, evidence), std::back_inserter(requests)
    );
    for (const auto* request : requests) {
        for (const auto value : request->head.all("Authorization")) {
            if (!client || !is_for_proxy(value, *client)) continue;
            return fail(
                request_line(*request) + " has the proxy's credentials in Authorization.", request
            );
        }
    }
    return pass("Authorization never carried the proxy's credentials.");
}

}  // namespace proxy407::checks
