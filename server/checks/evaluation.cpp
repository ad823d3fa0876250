#include "checks/evaluation.hpp"

#include "checks/checks_table.hpp"
#include "checks/evaluate.hpp"
#include "checks/evidence.hpp"

#include <algorithm>

namespace proxy407::checks {
namespace {

CheckResult evaluate_named(const scenario::Expectation& expectation, const Evidence& evidence) {
    if (const auto* check = find_check(expectation.check)) {
        return evaluate(*check, evidence, expectation.value);
    }
    auto result = fail("There is no check of that name.");
    result.check = expectation.check;
    return result;
}

RunVerdict verdict_of(const RunResult& run) {
    const auto has = [&](Weight weight) {
        return std::ranges::find(run.breaches, weight, &Breach::weight) != run.breaches.end();
    };
    if (has(Weight::must)) return RunVerdict::fail;
    if (run.obstacle) return RunVerdict::not_reached;
    if (has(Weight::should)) return RunVerdict::non_strict;
    if (has(Weight::practice) || has(Weight::observed)) return RunVerdict::observed;
    const bool all_reached = std::ranges::all_of(run.checks, [](const CheckResult& result) {
        return result.outcome == Outcome::pass;
    });
    return all_reached ? RunVerdict::pass : RunVerdict::not_reached;
}

/// Did the client go where a setting of its own leads, to a target without a proxy or to the
/// other proxy?
bool went_beside_as_told(const Evidence& evidence) {
    const scenario::Handout& handout = evidence.scenario.handout;
    const auto came = [&](journal::Recorder recorder) {
        return !seen_by(recorder, evidence).empty();
    };
    return (!handout.no_proxy.empty() && came(journal::Recorder::direct_origin)) ||
           (handout.https_proxy == scenario::Handout::HttpsProxy::second &&
            came(journal::Recorder::second_proxy));
}

}  // namespace

bool Evaluation::step() {
    if (is_graded_) return false;
    const auto& scenario = evidence_.scenario;
    if (scenario.listener.refuses) {
        run_.verdict = RunVerdict::pass;
        is_graded_ = true;
    } else if (run_.checks.size() < scenario.expect.size()) {
        run_.checks.push_back(evaluate_named(scenario.expect[run_.checks.size()], evidence_));
    } else {
        grade();
        is_graded_ = true;
    }
    return !is_graded_;
}

void Evaluation::grade() {
    run_.breaches = breaches_in(evidence_, run_.checks);
    run_.obstacle = find_obstacle(evidence_);
    const bool came = evidence_.journal.connections() > 0 ||
                      !seen_by(journal::Recorder::proxy, evidence_).empty() ||
                      went_beside_as_told(evidence_);
    run_.verdict = came ? verdict_of(run_) : RunVerdict::bypassed;
}

RunResult evaluate(const Evidence& evidence) {
    Evaluation evaluation(evidence);
    while (evaluation.step()) {
    }
    return evaluation.result();
}

}  // namespace proxy407::checks
