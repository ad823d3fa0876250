#pragma once

#include "suite/suite.hpp"

#include <string>

namespace proxy407::runner {

/// Judges a result again by what was kept of it: the exchanges, and what the client reported. What
/// was not run stays as it was, and so does what was measured. Throws nlohmann::json::exception
/// for exchanges that are none.
void regrade(CaseResult& result, const Candidate& candidate, const scenario::Scenario& scenario);

}  // namespace proxy407::runner
