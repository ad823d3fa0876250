#pragma once

#include <chrono>

namespace proxy407::runner {

using Clock = std::chrono::steady_clock;

/// For poll(2): 0 when it has passed.
inline int milliseconds_until(Clock::time_point moment) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(moment - Clock::now()).count();
    return left < 0 ? 0 : static_cast<int>(left);
}

}  // namespace proxy407::runner
