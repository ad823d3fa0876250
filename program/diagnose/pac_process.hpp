#pragma once

#include "ladder/pac.hpp"

#include <chrono>
#include <string>

namespace proxy407::program {

/// Evaluates a PAC file's program in a process of its own, which is ended where it takes too long.
/// Call it while this process has one thread.
ladder::PacResult evaluate_apart(
    const std::string& program,
    const ladder::PacArguments& arguments,
    std::chrono::milliseconds patience
);

}  // namespace proxy407::program
