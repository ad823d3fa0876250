#pragma once

#include "report/terminal.hpp"
#include "suite/suite.hpp"

#include <string>
#include <vector>

namespace proxy407::runner {

/// What failed, where and why, and a line that reproduces it; what was not known comes last, where
/// it is read first on a terminal. What is known is left out unless `with_known`.
std::string failures_text(
    const std::vector<CaseResult>& results, bool with_known, const report::Style& style
);

/// What came out differently when it was run again.
std::string flaky_text(const std::vector<CaseResult>& results, const report::Style& style);

}  // namespace proxy407::runner
