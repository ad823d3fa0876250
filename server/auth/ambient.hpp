#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

namespace proxy407::auth {

/// The world, handed in: nothing in the core reads a clock or draws a random number by itself.
struct Ambient {
    std::chrono::system_clock::time_point now;
    std::function<std::string(std::size_t octets)> random;
};

}  // namespace proxy407::auth
