#pragma once

#include "admin/answer.hpp"
#include "json/mistake.hpp"
#include "scenario/model.hpp"

#include <variant>

namespace proxy407::admin {

/// The scenario that a body chooses, with the credentials that it gives; or why there is none. No
/// file is read for it.
std::variant<scenario::Scenario, Problem> chosen_scenario(const Call& call);

Json to_json(const json::Mistakes& mistakes);

}  // namespace proxy407::admin
