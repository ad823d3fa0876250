#pragma once

#include "report/terminal.hpp"
#include "runner/suite.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace proxy407::runner {

/// A row per client, channel and target, a column per scenario.
std::string matrix_text(
    const std::vector<Candidate>& candidates,
    const std::vector<CaseResult>& results,
    const report::Style& style
);

/// What failed, where and why, and a line that reproduces it; what was not known comes last, where
/// it is read first on a terminal.
std::string failures_text(const std::vector<CaseResult>& results, const report::Style& style);

/// The results, counted.
struct Totals {
    std::map<Verdict, std::size_t> verdicts;
    std::map<Standing, std::size_t> standings;
    std::size_t judged = 0;  ///< without those that did not run
};

Totals count(const std::vector<CaseResult>& results);

/// "112 cases: 98 passed, 4 failed as known ..."
std::string totals_text(const Totals& totals, const report::Style& style);

/// One JSON object with all that was seen, so that verdicts can be looked into later.
std::string results_json(
    const std::vector<Candidate>& candidates, const std::vector<CaseResult>& results
);

}  // namespace proxy407::runner
