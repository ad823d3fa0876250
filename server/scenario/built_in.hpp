#pragma once

#include <span>
#include <string_view>

namespace proxy407::scenario {

/// A scenario file compiled into the program.
struct BuiltIn {
    std::string_view id;
    std::string_view path;  ///< in the source tree: "scenarios/basic/basic.json"
    std::string_view json;
};

std::span<const BuiltIn> built_in();

}  // namespace proxy407::scenario
