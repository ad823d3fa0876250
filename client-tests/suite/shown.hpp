#pragma once

#include "report/terminal.hpp"
#include "suite/suite.hpp"

#include <string>

namespace proxy407::runner {

/// One case with the octets that prove it: what the client was given, each head that came (>) and
/// that was sent (<), what the client said, and the verdict.
std::string shown_case(const CaseResult& result, const report::Style& style);

}  // namespace proxy407::runner
