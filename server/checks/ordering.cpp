#include "checks/ordering.hpp"

#include "checks/evidence.hpp"
#include "http/framing.hpp"
#include "text/counted.hpp"

#include <algorithm>

namespace proxy407::checks {

namespace {

bool is_refused_connect(const journal::Exchange& exchange) {
    return exchange.head.is_connect() && exchange.status >= 300;
}

}  // namespace

CheckResult awaits_continue(const Evidence& evidence, std::int64_t) {
    const journal::Exchange* waited = nullptr;
    for (const auto* request : requests_to_proxy(evidence)) {
        if (!http::judge_message(request->head).framing.expects_continue) continue;
        if (!is_turned_away(*request)) continue;
        waited = request;
        if (request->early_octets == 0) continue;
        return fail(
            text::counted(request->early_octets, "byte") + " of content followed " +
                request_line(*request) + " before its answer, which was no 100.",
            request
        );
    }
    if (waited == nullptr) {
        return not_reached("No request with Expect: 100-continue was refused.");
    }
    return pass("No content came before the answer that turned the request away.", waited);
}

CheckResult no_tls_after_refusal(const Evidence& evidence, std::int64_t) {
    const auto requests = seen_by(journal::Recorder::proxy, evidence);
    const journal::Exchange* refused = nullptr;
    for (const auto* request : requests) {
        if (is_refused_connect(*request)) refused = request;
        if (request->complaint != "tls-on-plain-port") continue;
        const auto before = std::ranges::find_if(requests, [&](const auto* earlier) {
            return earlier->number < request->number && is_refused_connect(*earlier) &&
                   earlier->connection == request->connection;
        });
        if (before == requests.end()) continue;
        return fail("TLS was begun after the refusal of " + request_line(**before) + '.', *before);
    }
    if (refused == nullptr) return pass("No CONNECT was refused.");
    return pass("No TLS was begun after the refusal of a CONNECT.", refused);
}

}  // namespace proxy407::checks
