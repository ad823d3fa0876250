#pragma once

#include "json/mistake.hpp"
#include "json/positions.hpp"
#include "scenario/model.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string_view>

namespace proxy407::scenario {

/// The scenario in a JSON value that fits the schema. What a schema can't say (an address that is
/// none, base64 that is none ...) is added to the mistakes.
Scenario model_from_json(
    const nlohmann::json& root,
    const json::Positions& positions,
    std::string_view file,
    json::Mistakes& mistakes
);

}  // namespace proxy407::scenario
