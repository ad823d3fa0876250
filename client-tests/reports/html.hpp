#pragma once

#include "results/document.hpp"

#include <string>

namespace proxy407::reports {

/// The matrix as one HTML file that loads nothing: clients by families, down to the octets of each
/// case. The page's own sources are in page/.
std::string html(const results::Document& document);

}  // namespace proxy407::reports
