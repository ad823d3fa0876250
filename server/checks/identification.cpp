#include "checks/look.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace proxy407::checks {

using decision::Verdict;
using diagnosis::Cause;

namespace {

bool is_let_through(const journal::Exchange& exchange) {
    return exchange.verdict == Verdict::accepted || exchange.verdict == Verdict::open;
}

std::string reason(const journal::Exchange& exchange) {
    if (!exchange.diagnosis) return "it was " + std::string(name(exchange.verdict));
    return std::string(name(exchange.diagnosis->cause)) + '/' + exchange.diagnosis->finding;
}

bool has_wrong_credentials(const journal::Exchange& exchange) {
    return exchange.diagnosis && exchange.diagnosis->cause == Cause::wrong_credentials &&
           (exchange.verdict == Verdict::refused || exchange.verdict == Verdict::malformed);
}

/// Right credentials are accepted, or asked for again when their nonce is stale.
bool has_right_credentials(const journal::Exchange& exchange) {
    return credentials(exchange) &&
           (exchange.verdict == Verdict::accepted || exchange.verdict == Verdict::challenged);
}

}  // namespace

CheckResult authenticated(const Evidence& evidence, std::int64_t) {
    const auto requests = requests_to_proxy(evidence);
    for (const auto* request : requests) {
        if (request->verdict != Verdict::accepted || request->status == 0) continue;
        return pass(request_line(*request) + " was let through.", request);
    }
    const auto* last = requests.back();
    if (last->verdict == Verdict::accepted) {
        return fail(request_line(*last) + " was let through, but never answered.", last);
    }
    return fail("No request was let through; the last one: " + reason(*last) + '.', last);
}

CheckResult not_authenticated(const Evidence& evidence, std::int64_t) {
    for (const auto* request : requests_to_proxy(evidence)) {
        if (is_let_through(*request)) {
            return fail(request_line(*request) + " was let through.", request);
        }
    }
    return pass("No request was let through.");
}

CheckResult answered_challenge(const Evidence& evidence, std::int64_t) {
    const auto requests = requests_to_proxy(evidence);
    const journal::Exchange* challenge = nullptr;
    for (auto at = requests.begin(); at != requests.end(); ++at) {
        if (!is_turned_away(**at) || (*at)->status != 407) continue;
        challenge = *at;
        const bool answered = std::any_of(at + 1, requests.end(), [&](const auto* later) {
            return later->verdict == Verdict::accepted &&
                   later->head.method() == challenge->head.method() &&
                   later->head.target() == challenge->head.target();
        });
        if (answered) continue;
        return fail(
            request_line(*challenge) + " got a 407 and was not repeated with success.", challenge
        );
    }
    if (challenge == nullptr) return not_reached("No 407 was given.");
    return pass("Each request that got a 407 was repeated and let through.", challenge);
}

CheckResult ends_let_through(const Evidence& evidence, std::int64_t) {
    std::map<std::pair<std::string_view, std::string_view>, const journal::Exchange*> last;
    for (const auto* request : requests_to_proxy(evidence)) {
        last[{request->head.method(), request->head.target()}] = request;
    }
    for (const auto& [asked, request] : last) {
        if (is_let_through(*request)) continue;
        return fail(
            request_line(*request) +
                " was the last of its kind and not let through: " + reason(*request) + '.',
            request
        );
    }
    return pass("For each target the last request was let through.");
}

CheckResult credentials_exact(const Evidence& evidence, std::int64_t) {
    const journal::Exchange* right = nullptr;
    for (const auto* request : requests_to_proxy(evidence)) {
        if (has_wrong_credentials(*request)) {
            return fail(
                "The credentials of " + request_line(*request) +
                    " were wrong: " + request->diagnosis->finding + '.',
                request
            );
        }
        if (has_right_credentials(*request)) right = request;
    }
    if (right == nullptr) return not_reached("No credentials came that the proxy could judge.");
    return pass("All credentials were right.", right);
}

CheckResult no_credentials_sent(const Evidence& evidence, std::int64_t) {
    for (const auto* request : requests_to_proxy(evidence)) {
        if (!credentials(*request)) continue;
        return fail(request_line(*request) + " carries Proxy-Authorization.", request);
    }
    return pass("No request carries Proxy-Authorization.");
}

}  // namespace proxy407::checks
