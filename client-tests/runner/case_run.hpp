#pragma once

#include "runner/client_command.hpp"
#include "runner/suite.hpp"

namespace proxy407::runner {

/// Runs one case: a proxy of its own, a private folder as HOME, an environment with nothing in it
/// that the client was not given. Fills in all but the standing. Never throws: what goes wrong here
/// is a verdict too.
void run_case(
    CaseResult& result, const Setting& setting, std::chrono::milliseconds time, int cancel
);

}  // namespace proxy407::runner
