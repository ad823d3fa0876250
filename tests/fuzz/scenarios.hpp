#pragma once

#include "scenario/built_in.hpp"
#include "scenario/from_json.hpp"

#include <algorithm>
#include <vector>

namespace proxy407::fuzz {

/// The built-in ones, read once.
inline const std::vector<scenario::Scenario>& all_scenarios() {
    static const auto all = [] {
        std::vector<scenario::Scenario> out;
        for (const auto& one : scenario::built_in()) {
            out.push_back(std::get<scenario::Scenario>(scenario::from_json(one.json, one.path)));
        }
        return out;
    }();
    return all;
}

}  // namespace proxy407::fuzz
