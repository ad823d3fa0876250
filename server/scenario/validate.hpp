#pragma once

#include "json/mistake.hpp"
#include "json/positions.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace proxy407::scenario {

/// What the value breaks of the published schema, each mistake in the words of the schema.
json::Mistakes validate(
    const nlohmann::json& value, const json::Positions& positions, std::string_view file
);

}  // namespace proxy407::scenario
