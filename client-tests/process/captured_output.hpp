#pragma once

#include "process/child.hpp"
#include "process/deadline.hpp"

#include <chrono>
#include <string>

namespace proxy407::process {

/// The end of a command that nobody watches, and the beginning of what it wrote.
struct Captured {
    Ending ending;
    std::string output;
    std::string error;
    std::chrono::milliseconds took{0};
    bool cancelled = false;
};

/// Runs the command without standard input; kills its group at the deadline, and in any case
/// when it has ended. Throws std::system_error when it can't be started.
Captured capture(const Command& command, const Deadline& deadline);

}  // namespace proxy407::process
