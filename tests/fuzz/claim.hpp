#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace proxy407::fuzz {

/// Ends the run, which keeps the input, where it does not hold.
inline void claim(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

inline std::string_view octets(const unsigned char* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace proxy407::fuzz
