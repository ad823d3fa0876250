#pragma once

#include <string_view>

namespace proxy407::scenario {

/// The published JSON Schema (scenarios/scenario.schema.json), compiled into the program beside the
/// catalogue.
std::string_view schema();

}  // namespace proxy407::scenario
