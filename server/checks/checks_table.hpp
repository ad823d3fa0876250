#pragma once

#include "checks/check.hpp"

#include <span>
#include <string_view>

namespace proxy407::checks {

std::span<const Check> all_checks();

/// Null if there is none of that id.
const Check* find_check(std::string_view id);

}  // namespace proxy407::checks
