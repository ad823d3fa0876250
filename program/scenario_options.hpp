#pragma once

#include "scenario/model.hpp"

#include <optional>
#include <string>
#include <vector>

namespace proxy407::program {

/// The scenarios of these names or files; or all mistakes of all of them on stderr, and nothing.
std::optional<std::vector<scenario::Scenario>> load_scenarios(const std::vector<std::string>& names
);

/// The one account of the scenario from now on. What is wrong with it comes back, or "".
std::string replace_credentials(scenario::Scenario& scenario, const auth::Account& account);

}  // namespace proxy407::program
