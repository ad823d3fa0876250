#include "runner/regrade.hpp"

#include "report/exchange_from_json.hpp"

namespace proxy407::runner {
namespace {

bool was_run(const CaseResult& result) {
    switch (result.judgement.verdict) {
        case Verdict::harness_error:
        case Verdict::setup_fail:
        case Verdict::not_run:
        case Verdict::unsupported: return false;
        // A driver that could not be started, or asked, was never looked at.
        case Verdict::adapter_error: return !result.how.empty();
        default: return true;
    }
}

Outcome outcome_kept(const CaseResult& result) {
    Outcome outcome;
    outcome.good = result.good;
    outcome.how = result.how;
    outcome.content = result.output;
    outcome.error = result.error;
    outcome.ending = result.ending;
    outcome.breach = result.breach;
    outcome.unsupported = result.unsupported;
    outcome.took = result.took;
    return outcome;
}

}  // namespace

void regrade(CaseResult& result, const Candidate& candidate, const scenario::Scenario& scenario) {
    if (!was_run(result)) return;
    journal::Journal journal;
    for (const std::string& line : result.exchanges)
        journal.append(report::exchange_from_json(line));
    for (std::size_t i = 0; i < result.observed.connections; ++i) journal.count_connection();
    const checks::RunResult checked = checks::evaluate({scenario, journal});
    const Outcome outcome = outcome_kept(result);
    const Observed observed{
        scenario, checked, journal, outcome, candidate.client.output_is_content, result.control};
    result.judgement = judge(observed);
    result.checks = checked.checks;
    const auto* known =
        find_known(candidate.baseline, result.channel, result.target, result.scenario);
    result.standing = compare(result.judgement, known);
    const bool told = result.standing == Standing::known || result.standing == Standing::stale;
    result.reason = told ? known->reason : "";
    result.link = told ? known->link : "";
}

}  // namespace proxy407::runner
