#pragma once

#include "checks/grade.hpp"
#include "report/layout.hpp"

#include <string>

namespace proxy407::report {

/// The verdict of a run and its checks. `but`: what went wrong where the verdict does not look;
/// "": nothing. `ca_file`: what a client has to trust; "": `run` has set PROXY407_CA_FILE to it.
std::string run_lines(
    const checks::RunResult& result,
    const Style& style,
    const std::string& but = "",
    const std::string& ca_file = ""
);

}  // namespace proxy407::report
