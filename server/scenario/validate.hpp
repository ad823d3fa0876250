#pragma once

#include "scenario/mistake.hpp"
#include "scenario/positions.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace proxy407::scenario {

/// What the value breaks of the published schema, each mistake in the words of the schema.
Mistakes validate(const nlohmann::json& value, const Positions& positions, std::string_view file);

/// The value as a mistake shows it: JSON, cut when long.
std::string shown(const nlohmann::json& value);

}  // namespace proxy407::scenario
