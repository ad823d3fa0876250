#pragma once

#include "scenario/model.hpp"

#include <vector>

namespace proxy407::scenario {

/// Every scheme that a step of the scenario offers, those for CONNECT or for other requests alone
/// among them. They live as long as the scenario.
std::vector<const auth::Scheme*> offered_schemes(const Scenario& scenario);

}  // namespace proxy407::scenario
