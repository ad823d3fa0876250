// json: JSON from outside: its limits, its places, and the words for what is wrong with it.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace proxy407::json {

/// A mistake in a scenario file: where, what is there, what was expected.
struct Mistake {
    std::string file;
    std::string path;   ///< JSON pointer: "/proxy/authentication/0/scheme"; "" for the whole file
    int line = 0;       ///< 0: not about a place in the file
    int column = 0;     ///< in octets, from 1
    std::string found;  ///< "\"basik\"", "an unknown key"
    std::string expected;  ///< "one of \"basic\", \"digest\""
};

/// file:line:column: path: found X, expected Y. Printable, whatever the file holds.
std::string to_string(const Mistake& mistake);

using Mistakes = std::vector<Mistake>;

/// The value as a mistake shows it: JSON, cut when long.
std::string shown(const nlohmann::json& value);

}  // namespace proxy407::json
