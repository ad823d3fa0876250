#pragma once

#include "site/entry.hpp"

#include <string>

namespace proxy407::site {

/// An SVG for the client's README: how many cases conform, of how many, and its leaks.
std::string badge_of(const Entry& entry);

}  // namespace proxy407::site
