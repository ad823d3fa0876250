#pragma once

#include <proxy407/scenario.hpp>

namespace proxy407::app {

/// What the public function `scenario` does. Throws ScenarioError.
Scenario find_scenario(std::string_view name_or_path);

}  // namespace proxy407::app
