#pragma once

#include "json/mistake.hpp"
#include "scenario/model.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace proxy407::scenario {

using Loaded = std::variant<Scenario, json::Mistakes>;

/// Reads the JSON text of one scenario; reports every mistake, not only the first. `file` is used
/// in the mistakes, and its name gives the id where the text does not.
Loaded from_json(std::string_view json, std::string_view file);

/// from_json of a text that a test holds against the schema: compiling the schema and holding a
/// text against it costs more than the rest of a start.
Loaded from_valid_json(std::string_view json, std::string_view file);

/// from_json on a file's content, or on standard input for "-"; a file that can't be read is a
/// Mistake too.
Loaded load_file(const std::string& path);

}  // namespace proxy407::scenario
