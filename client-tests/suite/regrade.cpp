#include "suite/regrade.hpp"

#include "report/exchange_from_json.hpp"

#include <algorithm>
#include <cstddef>

namespace proxy407::runner {
namespace {

/// No case has so many; a number in a document may be any.
constexpr std::size_t most_connections = 1'000'000;

bool was_run(const CaseResult& result) {
    switch (result.judgement.verdict) {
        case Verdict::harness_error:
        case Verdict::setup_fail:
        case Verdict::not_run:
        case Verdict::unsupported: return false;
        // A driver that could not be started, or asked, was never looked at.
        case Verdict::adapter_error: return !result.reported.how.empty();
        default: return true;
    }
}

}  // namespace

void regrade(CaseResult& result, const Candidate& candidate, const scenario::Scenario& scenario) {
    if (!was_run(result)) return;
    journal::Journal journal;
    for (const std::string& line : result.exchanges)
        journal.append(report::exchange_from_json(line));
    const auto connections = std::min<std::size_t>(result.observed.connections, most_connections);
    for (std::size_t i = 0; i < connections; ++i) journal.count_connection();
    const checks::RunResult checked = checks::evaluate({scenario, journal});
    const Observed observed{
        scenario,
        checked,
        journal,
        result.reported,
        candidate.client.output_is_content,
        result.control,
        !candidate.client.site.empty()};
    result.judgement = judge(observed);
    result.checks = checked.checks;
    set_standing(result, candidate.baseline);
}

}  // namespace proxy407::runner
