#include "checks/check.hpp"
#include "checks/look.hpp"

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

}  // namespace

std::string_view name(Outcome outcome) {
    switch (outcome) {
        case Outcome::pass: return "pass";
        case Outcome::fail: return "fail";
        case Outcome::not_reached: return "not-reached";
    }
    return "";
}

std::string_view name(RunVerdict verdict) {
    switch (verdict) {
        case RunVerdict::pass: return "pass";
        case RunVerdict::fail: return "fail";
        case RunVerdict::bypassed: return "bypassed";
    }
    return "";
}

CheckResult evaluate(const Check& check, const Evidence& evidence, std::int64_t value) {
    auto result = check.needs_request && requests_to_proxy(evidence).empty()
                      ? not_reached("No request came to the proxy.")
                      : check.look(evidence, value);
    result.check = check.id;
    result.requirements.assign(check.requirements.begin(), check.requirements.end());
    return result;
}

RunResult evaluate(const Evidence& evidence) {
    RunResult run;
    if (evidence.scenario.listener.refuses) {
        run.verdict = RunVerdict::pass;
        return run;
    }
    for (const auto& expectation : evidence.scenario.expect) {
        run.checks.push_back(evaluate_named(expectation, evidence));
    }
    const bool all_passed = std::ranges::all_of(run.checks, [](const CheckResult& result) {
        return result.outcome == Outcome::pass;
    });
    run.verdict = all_passed ? RunVerdict::pass : RunVerdict::fail;
    const bool came = evidence.journal.connections() > 0 || !requests_to_proxy(evidence).empty();
    if (!came) run.verdict = RunVerdict::bypassed;
    return run;
}

}  // namespace proxy407::checks
