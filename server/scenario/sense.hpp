#pragma once

#include "scenario/json_node.hpp"
#include "scenario/model.hpp"

namespace proxy407::scenario {

/// Complains of what holds the schema and still can't work, or would be passed over in silence:
/// names that lead nowhere, accounts that nobody could use, keys without the one they belong to.
void check_sense(const Scenario& scenario, const Node& root, Complaints& complaints);

}  // namespace proxy407::scenario
