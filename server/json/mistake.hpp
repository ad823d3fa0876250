// json: JSON from outside: its limits, its places, and the words for what is wrong with it.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace proxy407::json {

/// A mistake in a file: where, what is there, what was expected, the likely fix.
struct Mistake {
    std::string file;   ///< ""; the sentence names it
    std::string path;   ///< JSON pointer: "/proxy/authentication/0/scheme"; "" for the whole file
    int line = 0;       ///< 0: not about a place in the file
    int column = 0;     ///< in octets, from 1
    std::string found;  ///< "\"basik\""; the whole sentence where nothing is expected
    std::string expected;  ///< "one of \"basic\", \"digest\""; or ""
    std::string fix = "";  ///< "did you mean \"basic\"?", "write 407, without quotes"; or ""
};

/// file:line:column: path: found X; FIX (expected Y). Printable, whatever the file holds.
std::string to_string(const Mistake& mistake);

using Mistakes = std::vector<Mistake>;

/// The value as a mistake shows it: JSON, cut when long.
std::string shown(const nlohmann::json& value);
std::string shown(const nlohmann::ordered_json& value);

}  // namespace proxy407::json
