#pragma once

#include <chrono>

namespace proxy407::process {

using Clock = std::chrono::steady_clock;

/// How long to wait for a process that does not end by itself.
struct Deadline {
    std::chrono::milliseconds time;
    int cancel = -1;  ///< a descriptor: everything ends when it becomes readable
    int enough = -1;  ///< a descriptor: the time is over when it becomes readable
};

/// For poll(2): 0 when it has passed.
inline int milliseconds_until(Clock::time_point moment) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(moment - Clock::now()).count();
    return left < 0 ? 0 : static_cast<int>(left);
}

}  // namespace proxy407::process
