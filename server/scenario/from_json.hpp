#pragma once

#include "scenario/model.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace proxy407::scenario {

/// A mistake in a scenario file: where, what is there, what was expected.
struct Mistake {
    std::string file;
    std::string path;      ///< JSON pointer: "/proxy/authentication/0/scheme"
    int line = 0;          ///< 0: unknown
    int column = 0;
    std::string found;     ///< "\"basik\"", "an unknown key"
    std::string expected;  ///< "one of \"basic\", \"digest\""
};

/// file:line:column: path: found X, expected Y
std::string to_string(const Mistake& mistake);

using Loaded = std::variant<Scenario, std::vector<Mistake>>;

/// Reads the JSON text of one scenario; reports every mistake, not only the first. `file` is used
/// in the mistakes, and its name without folder and ".json" must be the id.
Loaded from_json(std::string_view json, std::string_view file);

/// from_json on a file's content; a file that can't be read is a Mistake too.
Loaded load_file(const std::string& path);

}  // namespace proxy407::scenario
