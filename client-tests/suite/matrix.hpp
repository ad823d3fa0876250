#pragma once

#include "report/terminal.hpp"
#include "suite/suite.hpp"

#include <string>
#include <vector>

namespace proxy407::runner {

/// A row per client, channel and target; a column per scenario, or where they are many per family.
/// Clients that are not installed are counted at the end.
std::string matrix_text(
    const std::vector<Candidate>& candidates,
    const std::vector<NamedScenario>& scenarios,
    const std::vector<CaseResult>& results,
    const report::Style& style
);

}  // namespace proxy407::runner
