#pragma once

#include "json/mistake.hpp"
#include "json/node.hpp"
#include "json/positions.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string_view>

namespace proxy407::scenario {

/// What a value breaks of the published schema.
struct Misfits {
    json::Mistakes mistakes;
    json::Places places;  ///< what is wrong, missing or of an unknown name
};

/// Each mistake in the words of the schema.
Misfits validate(
    const nlohmann::json& value, const json::Positions& positions, std::string_view file
);

}  // namespace proxy407::scenario
