#include "checks/answers.hpp"

#include "checks/evidence.hpp"

#include <algorithm>

namespace proxy407::checks {

namespace {

/// The answers that came from the target: inside a tunnel, or by way of the proxy.
Exchanges answered_by_target(const Evidence& evidence) {
    auto found = requests_to(journal::Recorder::origin, evidence);
    for (const auto* request : requests_to_proxy(evidence)) {
        if (!request->origin_saw.empty()) found.push_back(request);
    }
    return found;
}

std::string statuses(const Exchanges& exchanges) {
    std::string text;
    for (const auto* exchange : exchanges) {
        text += (text.empty() ? "" : ", ") +
                (exchange->status != 0 ? std::to_string(exchange->status) : "none");
    }
    return text.empty() ? "none" : text;
}

const journal::Exchange* with_status(const Exchanges& exchanges, std::int64_t status) {
    const auto found = std::ranges::find(exchanges, status, [](const journal::Exchange* exchange) {
        return std::int64_t{exchange->status};
    });
    return found == exchanges.end() ? nullptr : *found;
}

}  // namespace

CheckResult connected(const Evidence& evidence, std::int64_t) {
    const bool came =
        evidence.journal.connections() > 0 || !seen_by(journal::Recorder::proxy, evidence).empty();
    return came ? pass("The client came to the proxy.") : fail("No connection came to the proxy.");
}

CheckResult not_a_407(const Evidence& evidence, std::int64_t) {
    const auto* refused = with_status(requests_to_proxy(evidence), 407);
    if (refused != nullptr) return fail(request_line(*refused) + " got a 407.", refused);
    return pass("The proxy gave no 407.");
}

CheckResult proxy_answered(const Evidence& evidence, std::int64_t value) {
    auto answers = requests_to_proxy(evidence);
    std::erase_if(answers, [](const auto* request) { return !request->origin_saw.empty(); });
    const auto wanted = std::to_string(value);
    if (const auto* found = with_status(answers, value)) {
        return pass("The proxy answered " + wanted + " to " + request_line(*found) + '.', found);
    }
    return fail(
        "The proxy never answered " + wanted + "; its own answers: " + statuses(answers) + '.'
    );
}

CheckResult target_status(const Evidence& evidence, std::int64_t value) {
    const auto answers = answered_by_target(evidence);
    const auto wanted = std::to_string(value);
    if (answers.empty()) {
        return fail("The target never answered " + wanted + ": no request came to it.");
    }
    if (const auto* found = with_status(answers, value)) {
        return pass("The target answered " + wanted + " to " + request_line(*found) + '.', found);
    }
    return fail("The target never answered " + wanted + " but: " + statuses(answers) + '.');
}

}  // namespace proxy407::checks
