#pragma once

#include "report/terminal.hpp"
#include "results/document.hpp"

#include <string>

namespace proxy407::reports {

/// One case with the octets that prove it: what the client was given, each head that came (>) and
/// that was sent (<), what the client said, and the verdict.
std::string trace(const results::Result& result, const report::Style& style);

}  // namespace proxy407::reports
