#pragma once

#include "report/terminal.hpp"
#include "suite/suite.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace proxy407::runner {

/// The results, counted.
struct Totals {
    std::map<Verdict, std::size_t> verdicts;  ///< without the stale
    std::map<Standing, std::size_t> standings;
    std::size_t judged = 0;  ///< without those that are not supported
    std::size_t leaks = 0;
    std::size_t flaky = 0;
};

Totals count(const std::vector<CaseResult>& results);

/// "112 cases: 98 passed, 4 failed as known ..."
std::string totals_text(const Totals& totals, const report::Style& style);

}  // namespace proxy407::runner
