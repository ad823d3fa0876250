#pragma once

#include "fuzz/claim.hpp"
#include "scenario/from_json.hpp"

#include <string>
#include <variant>

namespace proxy407::fuzz {

/// A scenario that the program wrote is one that it reads.
inline void claim_served(const std::string& json) {
    const auto loaded = scenario::from_json(json, "fuzz.json");
    const auto* mistakes = std::get_if<json::Mistakes>(&loaded);
    if (mistakes == nullptr) return;
    for (const auto& mistake : *mistakes)
        std::fprintf(stderr, "%s\n", json::to_string(mistake).c_str());
    claim(false, "what was made is a scenario");
}

}  // namespace proxy407::fuzz
