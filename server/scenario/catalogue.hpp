#pragma once

#include "scenario/built_in.hpp"
#include "scenario/from_json.hpp"

#include <string_view>

namespace proxy407::scenario {

/// Is it a file? It has a "/" or ends in ".json"; "-" is standard input.
bool is_path(std::string_view name_or_path);

/// By name from the catalogue, or from a file when `name_or_path` is a path.
/// An unknown name is a Mistake that lists the nearest names.
Loaded find(std::string_view name_or_path);

}  // namespace proxy407::scenario
