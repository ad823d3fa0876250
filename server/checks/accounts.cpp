#include "checks/accounts.hpp"

#include "checks/evidence.hpp"

#include <array>

namespace proxy407::checks {

using decision::Verdict;

namespace {

/// A client may open a tunnel for an http:// target, too.
bool is_for_https(const journal::Exchange& request) {
    return request.head.is_connect() && !request.head.target().ends_with(":80");
}

}  // namespace

CheckResult account_for_each_kind(const Evidence& evidence, std::int64_t) {
    const auto& client = evidence.scenario.client;
    const auto& for_https = evidence.scenario.handout.https_account;
    const journal::Exchange* last = nullptr;
    for (const auto* request : requests_to_proxy(evidence)) {
        if (request->verdict != Verdict::accepted) continue;
        last = request;
        const auto& wanted = is_for_https(*request) && for_https ? for_https : client;
        if (!wanted || request->user == wanted->user) continue;
        return fail(
            request_line(*request) + " was accepted for " + request->user + "; for " +
                (is_for_https(*request) ? "https" : "http") + ":// targets the account is " +
                wanted->user + '.',
            request
        );
    }
    if (last == nullptr) return not_reached("No request was accepted.");
    return pass("Each request was accepted for its account.", last);
}

CheckResult asked_once(const Evidence& evidence, std::int64_t) {
    std::array<const journal::Exchange*, 2> let_through = {nullptr, nullptr};
    const journal::Exchange* last = nullptr;
    for (const auto* request : requests_to_proxy(evidence)) {
        auto& before = let_through[request->head.is_connect() ? 1 : 0];
        if (before != nullptr) last = request;
        const auto sent = credentials(*request);
        if (request->verdict == Verdict::accepted && sent) before = request;
        if (before == nullptr || sent || request->verdict != Verdict::challenged) continue;
        return fail(
            request_line(*request) + " came without credentials, though " + request_line(*before) +
                " had been accepted with them.",
            request
        );
    }
    // A tunnel that is used again needs no credentials.
    const auto inside = requests_to(journal::Recorder::origin, evidence);
    if (let_through[1] != nullptr && inside.size() > 1) last = inside.back();
    if (last == nullptr) {
        return not_reached("No request came after credentials had been accepted.");
    }
    return pass("Credentials that were accepted came with all that followed.", last);
}

CheckResult no_credentials_on_trace(const Evidence& evidence, std::int64_t) {
    auto requests = requests_to_proxy(evidence);
    for (const auto* inside : requests_to(journal::Recorder::origin, evidence))
        requests.push_back(inside);
    const journal::Exchange* last = nullptr;
    for (const auto* request : requests) {
        if (request->head.method() != "TRACE") continue;
        last = request;
        for (const auto* field : {"Proxy-Authorization", "Authorization", "Cookie"}) {
            if (!request->head.first(field)) continue;
            return fail(request_line(*request) + " has the field " + field + '.', request);
        }
    }
    if (last == nullptr) return not_reached("No TRACE came.");
    return pass("No TRACE had anything secret.", last);
}

}  // namespace proxy407::checks
