#pragma once

#include "report/terminal.hpp"
#include "results/document.hpp"

#include <string>

namespace proxy407::reports {

/// "112 cases: 98 passed, 4 failed as known ...": as many numbers as there are marks, and together
/// they are the cases that ran.
std::string terminal_totals(const results::Document& document, const report::Style& style);

}  // namespace proxy407::reports
