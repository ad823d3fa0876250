#include "checks/evidence.hpp"

#include "text/octets.hpp"

namespace proxy407::checks {

Exchanges seen_by(journal::Recorder recorder, const Evidence& evidence) {
    Exchanges found;
    for (const auto& exchange : evidence.journal.exchanges()) {
        const bool ours = exchange.scenario == evidence.scenario.id;
        if (ours && exchange.recorder == recorder) found.push_back(&exchange);
    }
    return found;
}

Exchanges requests_to(journal::Recorder recorder, const Evidence& evidence) {
    auto found = seen_by(recorder, evidence);
    std::erase_if(found, [](const auto* exchange) { return !journal::is_request(*exchange); });
    return found;
}

Exchanges requests_to_proxy(const Evidence& evidence) {
    return requests_to(journal::Recorder::proxy, evidence);
}

std::optional<std::string_view> credentials(const journal::Exchange& exchange) {
    return exchange.head.first("Proxy-Authorization");
}

bool is_turned_away(const journal::Exchange& exchange) {
    return exchange.verdict == decision::Verdict::challenged ||
           exchange.verdict == decision::Verdict::refused;
}

CheckResult pass(std::string sentence, const journal::Exchange* exchange) {
    CheckResult result;
    result.outcome = Outcome::pass;
    result.sentence = std::move(sentence);
    result.exchange = exchange != nullptr ? exchange->number : 0;
    return result;
}

CheckResult fail(std::string sentence, const journal::Exchange* exchange) {
    auto result = pass(std::move(sentence), exchange);
    result.outcome = Outcome::fail;
    return result;
}

CheckResult not_reached(std::string sentence) {
    auto result = pass(std::move(sentence));
    result.outcome = Outcome::not_reached;
    return result;
}

std::string request_line(const journal::Exchange& exchange) {
    const auto& head = exchange.head;
    if (!head.is_whole)
        return "What came in place of a request (exchange " + std::to_string(exchange.number) + ')';
    return text::printable(head.method()) + ' ' + text::printable(head.target()) + " (exchange " +
           std::to_string(exchange.number) + ')';
}

}  // namespace proxy407::checks
