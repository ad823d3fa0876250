#pragma once

#include "json/node.hpp"
#include "scenario/model.hpp"

namespace proxy407::scenario {

/// What a command is told in the place of the usual, from a node that holds the schema.
Handout handout(const json::Node& node, json::Complaints& complaints);

/// Complains of what is handed out and isn't there.
void check_handout(const Scenario& scenario, const json::Node& node, json::Complaints& complaints);

}  // namespace proxy407::scenario
