#pragma once

#include "scenario/model.hpp"

#include <string>
#include <vector>

namespace proxy407::scenario {

/// What must not be told of a scenario: the passwords and tokens of everything that it has, and
/// the user names that have no password and so are secrets themselves.
std::vector<std::string> secrets(const Scenario& scenario);

/// The names of all its accounts.
std::vector<std::string> names(const Scenario& scenario);

/// Can everybody read its secrets in the catalogue, under its id?
bool are_published(const Scenario& scenario);

}  // namespace proxy407::scenario
