#pragma once

#include "scenario/mistake.hpp"
#include "scenario/model.hpp"
#include "scenario/positions.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string_view>

namespace proxy407::scenario {

/// The scenario in a JSON value that fits the schema. What a schema can't say (an address that is
/// none, base64 that is none ...) is added to the mistakes.
Scenario model_from_json(
    const nlohmann::json& root,
    const Positions& positions,
    std::string_view file,
    Mistakes& mistakes
);

}  // namespace proxy407::scenario
