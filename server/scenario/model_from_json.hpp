#pragma once

#include "json/node.hpp"
#include "scenario/model.hpp"

#include <nlohmann/json_fwd.hpp>

namespace proxy407::scenario {

/// The scenario in a JSON object. What a schema can't say (an address that is none, base64 that is
/// none ...) goes to the complaints; of what does not fit the schema there is nothing left in the
/// object.
Scenario model_from_json(const nlohmann::json& root, json::Complaints& complaints);

}  // namespace proxy407::scenario
