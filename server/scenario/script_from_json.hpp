#pragma once

#include "json/node.hpp"
#include "scenario/model.hpp"

namespace proxy407::scenario {

/// "until" of the step at `index` of the script: where it leads, and when.
std::vector<Transition> transitions(
    const json::Node& until,
    const json::Node& script,
    std::size_t index,
    json::Complaints& complaints
);

}  // namespace proxy407::scenario
