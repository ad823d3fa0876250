#pragma once

#include "admin/desk.hpp"

#include <cstddef>
#include <string_view>

namespace proxy407::admin {

/// How many bytes are to be put in, taken out or changed to make one text of the other.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The credentials that this proxy refused: what came, what was expected, the mistake between them.
Json near_misses(const Desk& desk, const Proxy& proxy);

}  // namespace proxy407::admin
