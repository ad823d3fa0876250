#pragma once

#include "scenario/from_json.hpp"

#include <string>

namespace proxy407::scenario::test {

/// All mistakes, a line each; "" when the scenario was read.
inline std::string mistakes(const Loaded& loaded) {
    std::string text;
    if (const auto* found = std::get_if<json::Mistakes>(&loaded)) {
        for (const auto& mistake : *found) text += to_string(mistake) + '\n';
    }
    return text;
}

}  // namespace proxy407::scenario::test
