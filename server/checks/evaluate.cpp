#include "checks/evaluate.hpp"

#include "checks/evidence.hpp"
#include "text/octets.hpp"

namespace proxy407::checks {

namespace {

/// "tls-on-plain-port", or what became of it
std::string event(const journal::Exchange& exchange) {
    const auto& complaint = exchange.complaint;
    return complaint.empty() ? std::string(name(verdict_of(exchange))) : text::printable(complaint);
}

/// What had to happen did not, where something came in place of a request.
CheckResult without_request(const Check& check, const Evidence& evidence) {
    const auto seen = seen_by(journal::Recorder::proxy, evidence);
    if (seen.empty()) return not_reached("No request came to the proxy.");
    auto sentence = "No request came to the proxy, only: " + event(*seen.back()) + '.';
    if (check.traits.has_to_happen) return fail(std::move(sentence), seen.back());
    return not_reached(std::move(sentence));
}

}  // namespace

CheckResult evaluate(const Check& check, const Evidence& evidence, std::int64_t value) {
    const bool can_look = !check.traits.needs_request || !requests_to_proxy(evidence).empty();
    auto result = can_look ? check.look(evidence, value) : without_request(check, evidence);
    result.check = check.id;
    result.requirements.assign(check.requirements.begin(), check.requirements.end());
    return result;
}

}  // namespace proxy407::checks
