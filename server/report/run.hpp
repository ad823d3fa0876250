#pragma once

#include "checks/grade.hpp"
#include "report/layout.hpp"

#include <string>

namespace proxy407::report {

/// The verdict of a run and its checks. `but`: what went wrong where the verdict does not look;
/// "": nothing.
std::string run_lines(
    const checks::RunResult& result, const Style& style, const std::string& but = ""
);

}  // namespace proxy407::report
