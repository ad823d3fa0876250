#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace proxy407::net {

/// Limits that are on by default; each is an option of `serve`.
struct Limits {
    std::size_t head_octets = 64 * 1024;
    std::uint64_t content_octets = 64ull * 1024 * 1024;
    std::size_t journal_octets = 64 * 1024 * 1024;  ///< of the exchanges that are kept
    std::size_t connections = 1000;                 ///< at once; more wait in the accept queue
    std::chrono::seconds idle{60};                  ///< without progress on a connection
    std::chrono::seconds target_silence{10};        ///< of a real host, sending or receiving
    std::chrono::seconds target_total{300};         ///< for a real host's whole answer
    std::chrono::seconds shutdown_grace{2};
};

}  // namespace proxy407::net
