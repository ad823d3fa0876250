#include "checks/request_form.hpp"

#include "checks/evidence.hpp"
#include "checks/leak_kind.hpp"

#include <algorithm>

namespace proxy407::checks {

using http::TargetForm;

namespace {

/// Did an earlier CONNECT on the same connection fail?
bool follows_refused_connect(const Exchanges& requests, const journal::Exchange& request) {
    return std::ranges::any_of(requests, [&](const journal::Exchange* earlier) {
        return earlier->number < request.number && earlier->connection == request.connection &&
               earlier->head.is_connect();
    });
}

}  // namespace

CheckResult connect_for_https(const Evidence& evidence, std::int64_t) {
    for (const auto* request : requests_to_proxy(evidence)) {
        if (request->head.is_connect() || !request->head.target().starts_with("https://")) continue;
        return as_leak(
            fail(request_line(*request) + " asks for https:// without CONNECT.", request),
            "https-in-the-clear"
        );
    }
    return pass("No https:// target was asked for without CONNECT.");
}

CheckResult connect_for_websocket(const Evidence& evidence, std::int64_t) {
    const auto is_upgrade = [](const journal::Exchange* request) {
        return request->head.lists("Upgrade", "websocket");
    };
    const auto requests = requests_to_proxy(evidence);
    const auto outside = std::ranges::find_if(requests, is_upgrade);
    if (outside != requests.end()) {
        return fail(
            request_line(**outside) + " asks for WebSocket from the proxy, without a tunnel.",
            *outside
        );
    }
    const auto inside = requests_to(journal::Recorder::origin, evidence);
    const auto found = std::ranges::find_if(inside, is_upgrade);
    if (found == inside.end()) return not_reached("No request wanted WebSocket.");
    return pass(request_line(**found) + " asks for WebSocket through a tunnel.", *found);
}

CheckResult absolute_form_to_proxy(const Evidence& evidence, std::int64_t) {
    const auto requests = requests_to_proxy(evidence);
    for (const auto* request : requests) {
        const auto form = request->head.form;
        if (request->head.is_connect() || form == TargetForm::absolute) continue;
        const bool is_path = form == TargetForm::origin;
        auto failure = fail(
            request_line(*request) + " has " + (is_path ? "a path" : "no whole URL") +
                " for a target.",
            request
        );
        if (!is_path || !follows_refused_connect(requests, *request)) return failure;
        return as_leak(std::move(failure), "request-after-refused-connect");
    }
    for (const auto* request : requests_to(journal::Recorder::origin, evidence)) {
        if (request->head.form != TargetForm::absolute) continue;
        return fail(request_line(*request) + " has a whole URL inside its tunnel.", request);
    }
    return pass("To the proxy went whole URLs, through tunnels paths.");
}

CheckResult well_formed_head(const Evidence& evidence, std::int64_t) {
    auto requests = requests_to_proxy(evidence);
    std::ranges::copy(
        requests_to(journal::Recorder::origin, evidence), std::back_inserter(requests)
    );
    for (const auto* request : requests) {
        if (request->head.anomalies.empty()) continue;
        return fail(
            "Exchange " + std::to_string(request->number) + " has in its head: " +
                std::string(http::name(request->head.anomalies.front().anomaly)) + '.',
            request
        );
    }
    return pass("Each head was well-formed.");
}

}  // namespace proxy407::checks
