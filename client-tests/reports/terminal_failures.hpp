#pragma once

#include "report/terminal.hpp"
#include "results/cause.hpp"

#include <string>
#include <vector>

namespace proxy407::reports {

/// What is to be mended, where it was seen, which clause asks for it, and a line that reproduces
/// it; what was not known comes last, where it is read first on a terminal, and leaks after all
/// else. What is known, leaks apart, what is NON STRICT and what was observed is left out unless
/// `with_known`.
std::string terminal_failures(
    const std::vector<results::Cause>& causes, bool with_known, const report::Style& style
);

/// The cases whose attempts ended differently.
std::string terminal_flaky(const results::Document& document, const report::Style& style);

}  // namespace proxy407::reports
