#pragma once

#include "report/terminal.hpp"
#include "reports/mark.hpp"
#include "results/document.hpp"

#include <string>
#include <vector>

namespace proxy407::reports {

/// "112 cases: 98 passed, 4 failed as known ...": as many numbers as there are marks, and together
/// they are the cases that ran.
std::string terminal_totals(const results::Document& document, const report::Style& style);

/// "3 causes in 2 clients, 1 of them a leak.": what is to be mended, known or not.
std::string terminal_causes(const std::vector<results::Cause>& causes, const report::Style& style);

/// "98 passed, 4 failed as known": all but those that did not run.
std::string terminal_counts(const Tally& tally, const report::Style& style);

/// "46 of 328 scenarios", and how many besides: what the run asked of all there is, control cases
/// apart. `catalogue` has the names of all.
std::string terminal_scope(
    const results::Document& document, const std::vector<std::string>& catalogue
);

}  // namespace proxy407::reports
