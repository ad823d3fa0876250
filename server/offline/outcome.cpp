#include "offline/outcome.hpp"

#include "diagnosis/finding.hpp"
#include "journal/open_challenges.hpp"

#include <algorithm>

namespace proxy407::offline {

namespace {

using decision::Verdict;

bool is_failure(const journal::Exchange& exchange, const journal::OpenChallenges& challenges) {
    if (exchange.verdict == Verdict::challenged) return challenges.is_open(exchange.number);
    return exchange.verdict == Verdict::refused || exchange.verdict == Verdict::malformed;
}

bool is_explained(const journal::Exchange& exchange) {
    if (!exchange.diagnosis) return true;  // a complaint names itself
    const auto* row = diagnosis::find_finding(exchange.diagnosis->finding);
    return row == nullptr || !row->is_unexplained;
}

}  // namespace

Outcome outcome(const Judged& judged) {
    journal::OpenChallenges challenges;
    for (const auto& exchange : judged.journal.exchanges()) challenges.note(exchange);
    auto found = judged.notes.empty() ? Outcome::right : Outcome::unexplained;
    for (const auto& exchange : judged.journal.exchanges()) {
        if (!is_failure(exchange, challenges)) continue;
        if (is_explained(exchange)) return Outcome::explained;
        found = Outcome::unexplained;
    }
    return found;
}

std::string praise(const Judged& judged) {
    if (outcome(judged) != Outcome::right) return "";
    const bool refused = std::ranges::any_of(judged.journal.exchanges(), [](const auto& exchange) {
        return exchange.verdict == Verdict::accepted && exchange.status == 407;
    });
    const std::string right = "The credentials are right, byte for byte.";
    if (!refused) return right;
    return right +
           " The proxy refused them all the same: it knows other ones, or refuses for another "
           "reason, as an address or a quota.";
}

}  // namespace proxy407::offline
