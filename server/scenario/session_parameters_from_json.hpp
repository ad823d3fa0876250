#pragma once

#include "json/node.hpp"
#include "scenario/session_parameters.hpp"

namespace proxy407::scenario {

/// Of a rule for an account: "parameters", or "suffix", the short form for whatever follows.
SessionParameters session_parameters(const json::Node& rule, json::Complaints& complaints);

}  // namespace proxy407::scenario
