#include "checks/repetition.hpp"

#include "checks/digest_answers.hpp"
#include "http/credentials.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace proxy407::checks {

namespace {

bool is_sent(const journal::Exchange& exchange, std::string_view scheme) {
    const auto field = credentials(exchange);
    return field && text::equal_ignoring_case(http::parse_credentials(*field).scheme, scheme);
}

/// No answer, or one of the proxy that says no for another reason than identification.
bool is_failure(const journal::Exchange& exchange) {
    if (exchange.status == 0) return true;
    return exchange.origin_saw.empty() && exchange.status >= 400 && exchange.status != 407;
}

}  // namespace

CheckResult max_attempts(const Evidence& evidence, std::int64_t value) {
    std::map<std::string_view, std::int64_t> in_a_row;
    std::int64_t most = 0;
    for (const auto* request : requests_to_proxy(evidence)) {
        auto& count = in_a_row[request->head.target()];
        count = is_turned_away(*request) ? count + 1 : 0;
        most = std::max(most, count);
        if (count <= value) continue;
        return fail(
            request_line(*request) + " is number " + std::to_string(count) +
                " in a row to be refused; at most " + std::to_string(value) + " may be.",
            request
        );
    }
    return pass(std::to_string(most) + " in a row at most were refused.");
}

CheckResult max_failures(const Evidence& evidence, std::int64_t value) {
    std::map<std::string_view, std::int64_t> in_a_row;
    std::int64_t most = 0;
    const auto attempts = seen_by(journal::Recorder::proxy, evidence);
    if (attempts.empty()) return not_reached("No request came to the proxy.");
    for (const auto* request : attempts) {
        auto& count = in_a_row[request->head.target()];
        if (!is_failure(*request)) {
            count = 0;
            continue;
        }
        most = std::max(most, ++count);
        if (count <= value) continue;
        return fail(
            request_line(*request) + " is number " + std::to_string(count) +
                " in a row to fail; at most " + std::to_string(value) + " may.",
            request
        );
    }
    return pass(std::to_string(most) + " in a row at most failed.");
}

CheckResult max_requests(const Evidence& evidence, std::int64_t value) {
    std::map<std::string_view, std::int64_t> counts;
    std::int64_t most = 0;
    for (const auto* request : requests_to_proxy(evidence)) {
        const auto count = ++counts[request->head.target()];
        most = std::max(most, count);
        if (count <= value) continue;
        return fail(
            request_line(*request) + " is number " + std::to_string(count) +
                " for its target; at most " + std::to_string(value) + " may come.",
            request
        );
    }
    return pass(std::to_string(most) + " for one target at most.");
}

CheckResult stops_after_refusal(const Evidence& evidence, std::int64_t) {
    // One repeat is let pass: the 407 may have offered a better scheme, or the first came unasked.
    constexpr int allowed = 2;
    std::map<std::pair<std::string_view, std::string_view>, int> refusals;
    for (const auto* request : requests_to_proxy(evidence)) {
        const auto field = credentials(*request);
        if (!field || request->verdict != decision::Verdict::refused) continue;
        if (++refusals[{request->head.target(), *field}] <= allowed) continue;
        return fail(request_line(*request) + " repeats refused credentials once more.", request);
    }
    if (refusals.empty()) return pass("No credentials were refused.");
    return pass("Refused credentials were not tried again and again.");
}

CheckResult stops_in_the_end(const Evidence& evidence, std::int64_t) {
    // A directory locks an account after three to ten wrong passwords, for all that use it.
    constexpr int most = 10;
    std::map<std::string_view, int> in_a_row;
    for (const auto* request : requests_to_proxy(evidence)) {
        auto& count = in_a_row[request->head.target()];
        if (!is_turned_away(*request)) count = 0;
        // A request without credentials between two with them changes nothing.
        if (!credentials(*request) || request->verdict != decision::Verdict::refused) continue;
        if (++count <= most) continue;
        return fail(
            request_line(*request) + " is number " + std::to_string(count) +
                " in a row whose credentials are refused; a proxy locks the account long before.",
            request
        );
    }
    return pass("The client stopped after refused credentials.");
}

CheckResult no_basic_sent(const Evidence& evidence, std::int64_t) {
    for (const auto* request : requests_to_proxy(evidence)) {
        if (!is_sent(*request, "Basic")) continue;
        return fail(request_line(*request) + " carries the password in Basic.", request);
    }
    return pass("No request carries the password in Basic.");
}

CheckResult strongest_scheme(const Evidence& evidence, std::int64_t) {
    const journal::Exchange* offer = nullptr;
    for (const auto* request : requests_to_proxy(evidence)) {
        if (offer != nullptr && is_sent(*request, "Basic")) {
            return fail(
                request_line(*request) + " sends Basic, though exchange " +
                    std::to_string(offer->number) + " had offered Digest.",
                request
            );
        }
        if (offer == nullptr && !digest_challenges(*request).empty()) offer = request;
    }
    if (offer == nullptr) return not_reached("Digest was never offered.");
    return pass("No Basic came after the offer of Digest.", offer);
}

}  // namespace proxy407::checks
