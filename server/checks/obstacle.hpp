#pragma once

#include "checks/grade.hpp"

#include <optional>

namespace proxy407::checks {

/// TLS that failed, to the proxy or inside a tunnel, and not one request came where it was to lead.
/// The checks had nothing to look at then, and a pass would be none.
std::optional<Obstacle> find_obstacle(const Evidence& evidence);

}  // namespace proxy407::checks
