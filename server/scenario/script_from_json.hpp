#pragma once

#include "scenario/json_node.hpp"
#include "scenario/model.hpp"

namespace proxy407::scenario {

/// "until" of the step at `index` of the script: where it leads, and when.
std::vector<Transition> transitions(
    const Node& until, const Node& script, std::size_t index, Complaints& complaints
);

}  // namespace proxy407::scenario
