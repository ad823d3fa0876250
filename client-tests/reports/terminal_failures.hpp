#pragma once

#include "report/terminal.hpp"
#include "results/document.hpp"

#include <string>

namespace proxy407::reports {

/// What failed, where and why, and a line that reproduces it; what was not known comes last, where
/// it is read first on a terminal. What is known, leaks apart, and what is NON STRICT is left out
/// unless `with_known`.
std::string terminal_failures(
    const results::Document& document, bool with_known, const report::Style& style
);

/// The cases whose attempts ended differently.
std::string terminal_flaky(const results::Document& document, const report::Style& style);

}  // namespace proxy407::reports
