#pragma once

#include "suite/suite.hpp"

#include <string>
#include <vector>

namespace proxy407::runner {

/// The baseline file of a client after this run, as JSON: the failures that were seen, each with
/// the reason it had before or with an empty one, which a person has to fill in (a file with an
/// empty reason is a mistake). What is known of cases that were not run stays. Leaks are left out.
std::string updated_baseline(const Candidate& candidate, const std::vector<CaseResult>& results);

}  // namespace proxy407::runner
