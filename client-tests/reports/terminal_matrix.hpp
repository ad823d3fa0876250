#pragma once

#include "report/terminal.hpp"
#include "results/document.hpp"

#include <string>

namespace proxy407::reports {

/// A row per client, channel and target; a column per scenario, or where they are many per family,
/// the control cases first; last what was seen on the way, in cases that are about something else.
/// Clients that are not installed are counted at the end.
std::string terminal_matrix(const results::Document& document, const report::Style& style);

}  // namespace proxy407::reports
