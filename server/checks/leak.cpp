#include "checks/leak.hpp"

#include "checks/evidence.hpp"
#include "checks/leak_kind.hpp"
#include "checks/reply_to_connect.hpp"
#include "checks/secret.hpp"
#include "http/credentials.hpp"
#include "http/forward.hpp"
#include "text/counted.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::checks {

namespace {

/// What came to the origin, a head or octets in place of one, and the exchange that tells of it.
struct Arrival {
    http::RequestHead head;
    const journal::Exchange* exchange;
};

std::vector<Arrival> arrivals_at_origin(const Evidence& evidence) {
    std::vector<Arrival> found;
    for (const auto* exchange : seen_by(journal::Recorder::origin, evidence)) {
        found.push_back({exchange->head, exchange});
    }
    for (const auto* request : requests_to_proxy(evidence)) {
        if (request->origin_saw.empty()) continue;
        found.push_back({http::parse_request_head(request->origin_saw), request});
    }
    return found;
}

/// What led to Proxy-Authorization at the origin: the nearest answer of it before, or nothing.
std::string_view kind_of_field_leak(
    const http::RequestHead& head,
    const journal::Exchange& exchange,
    const std::vector<Arrival>& arrivals
) {
    if (head.lists("Upgrade", "websocket")) return "credentials-in-websocket-upgrade";
    int before = 0;
    for (const auto& earlier : arrivals) {
        if (earlier.exchange->number < exchange.number) before = earlier.exchange->status;
    }
    if (before == 407) return "credentials-for-407-of-target";
    if (before >= 300 && before < 400) return "credentials-after-redirect";
    return "credentials-inside-tunnel";
}

/// Is that the account which the client was given for the proxy? Who sends it in the wrong field is
/// told by no-authorization-instead.
bool is_account_of_client(std::string_view credentials, const Evidence& evidence) {
    const auto& client = evidence.scenario.client;
    return client && is_for_proxy(credentials, *client);
}

/// Does a field Cookie hold none but these cookies?
bool all_in(const std::vector<std::string>& cookies, std::string_view field) {
    while (!field.empty()) {
        const auto end = std::min(field.find(';'), field.size());
        if (!text::contains(cookies, text::trim(field.substr(0, end)))) return false;
        field.remove_prefix(std::min(end + 1, field.size()));
    }
    return true;
}

/// Had a 401 been given before?
bool follows_401(const Exchanges& requests, const journal::Exchange& request) {
    return std::ranges::any_of(requests, [&](const journal::Exchange* earlier) {
        return earlier->number < request.number && earlier->status == 401;
    });
}

}  // namespace

CheckResult never_sent_to_origin(const Evidence& evidence, std::int64_t) {
    const auto arrivals = arrivals_at_origin(evidence);
    for (const auto& [head, exchange] : arrivals) {
        const auto here = "The origin saw in exchange " + std::to_string(exchange->number) + ' ';
        if (head.first("Proxy-Authorization")) {
            return as_leak(
                fail(here + "the field Proxy-Authorization.", exchange),
                kind_of_field_leak(head, *exchange, arrivals)
            );
        }
        if (shows_secret(head.octets, evidence.scenario)) {
            const auto own = head.first("Authorization").value_or("");
            const bool as_its_own = shows_secret(own, evidence.scenario);
            return as_leak(
                fail(here + "the client's secret for the proxy.", exchange),
                as_its_own ? "credentials-in-authorization" : "secret-in-another-field"
            );
        }
        if (shows_secret(http::kept_back(exchange->head), evidence.scenario)) {
            return as_leak(
                fail(
                    request_line(*exchange) +
                        " has the client's secret in a field that this proxy keeps back and "
                        "others send on to the origin.",
                    exchange
                ),
                "secret-in-another-field"
            );
        }
    }
    const auto requests = std::ranges::count_if(arrivals, [](const Arrival& arrival) {
        return arrival.head.is_whole;
    });
    if (requests == 0) return not_reached("No request came to the origin.");
    return pass(
        "The origin saw " + text::counted(static_cast<std::uint64_t>(requests), "request") +
        " and no secret of the proxy."
    );
}

CheckResult no_proxy_connection_at_origin(const Evidence& evidence, std::int64_t) {
    const journal::Exchange* last = nullptr;
    for (const auto& [head, exchange] : arrivals_at_origin(evidence)) {
        last = exchange;
        if (head.first("Proxy-Connection"))
            return fail(
                "The origin saw in exchange " + std::to_string(exchange->number) +
                    " the field Proxy-Connection, which means nothing to it.",
                exchange
            );
    }
    if (last == nullptr) return not_reached("No request came to the origin.");
    return pass("No Proxy-Connection came to the origin.", last);
}

CheckResult no_authorization_instead(const Evidence& evidence, std::int64_t) {
    constexpr std::string_view finding = "authorization-instead-of-proxy-authorization";
    const auto& client = evidence.scenario.client;
    auto requests = requests_to_proxy(evidence);
    std::ranges::copy(
        requests_to(journal::Recorder::origin, evidence), std::back_inserter(requests)
    );
    for (const auto* request : requests) {
        const auto values = request->head.all("Authorization");
        // Without known credentials the diagnosis has to do; with them, the target's are no leak.
        const bool named = !client && request->diagnosis && request->diagnosis->finding == finding;
        const bool seen = client && std::ranges::any_of(values, [&](const auto value) {
                              return is_for_proxy(value, *client);
                          });
        if (!named && !seen) continue;
        auto failure = fail(
            request_line(*request) + " has the proxy's credentials in Authorization.", request
        );
        if (request->head.is_connect()) return failure;  // which goes no further than the proxy
        if (follows_401(requests, *request)) {
            return as_leak(std::move(failure), "credentials-for-401");
        }
        return as_leak(std::move(failure), "credentials-in-authorization");
    }
    return pass("Authorization never carried the proxy's credentials.");
}

CheckResult no_origin_secrets_on_connect(const Evidence& evidence, std::int64_t) {
    const auto requests = requests_to_proxy(evidence);
    const auto own_cookies = cookies_of_proxy(requests);
    bool connect = false;
    for (const auto* request : requests) {
        if (!request->head.is_connect()) continue;
        connect = true;
        for (const std::string_view field : {"Authorization", "Cookie"}) {
            const auto is_own = [&](std::string_view value) {
                return field == "Cookie" ? all_in(own_cookies, value)
                                         : is_account_of_client(value, evidence);
            };
            if (std::ranges::all_of(request->head.all(field), is_own)) continue;
            auto failure = fail(
                request_line(*request) + " has the field " + std::string(field) +
                    ", which is for the target.",
                request
            );
            if (follows_401(requests, *request)) {
                return as_leak(std::move(failure), "origin-credentials-for-401-of-proxy");
            }
            return as_leak(std::move(failure), "target-secrets-on-connect");
        }
    }
    if (!connect) return not_reached("No CONNECT came; ask for an https:// target.");
    return pass("No CONNECT carries anything that is for the target.");
}

}  // namespace proxy407::checks
