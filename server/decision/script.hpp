#pragma once

#include "decision/decide.hpp"

namespace proxy407::decision {

/// The step of the script that is to judge the next request.
const scenario::Step& current_step(const ScenarioState& state);

/// Counts one request; a step that has had its number of requests is followed by the next one,
/// the last step stays.
void count_request(ScenarioState& state);

}  // namespace proxy407::decision
