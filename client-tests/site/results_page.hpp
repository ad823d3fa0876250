#pragma once

#include "site/index_page.hpp"

#include <string>
#include <vector>

namespace proxy407::site {

/// docs/results.md: one screen of text.
std::string results_page(const std::vector<Row>& rows);

}  // namespace proxy407::site
