#pragma once

#include "checks/grade.hpp"
#include "report/layout.hpp"

#include <string>

namespace proxy407::report {

/// The verdict of a run and its checks.
std::string run_lines(const checks::RunResult& result, const Style& style);

}  // namespace proxy407::report
