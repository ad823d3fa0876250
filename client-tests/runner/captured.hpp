#pragma once

#include "runner/child.hpp"

#include <chrono>
#include <string>

namespace proxy407::runner {

/// The end of a command that nobody watches, and the beginning of what it wrote.
struct Captured {
    Ending ending;
    std::string output;
    std::string error;
    std::chrono::milliseconds took{0};
    bool cancelled = false;
};

/// Runs the command without standard input; kills its group at the deadline, and in any case when
/// it has ended. `cancel` (or -1) ends it at once when it becomes readable. Throws
/// std::system_error when it can't be started.
Captured capture(const Command& command, std::chrono::milliseconds time, int cancel);

}  // namespace proxy407::runner
