#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace proxy407::net {

/// Limits that are on by default; each is an option of `serve`.
struct Limits {
    std::size_t head_octets = 64 * 1024;
    std::uint64_t content_octets = 64ull * 1024 * 1024;
    std::uint64_t content_in_all = 256ull * 1024 * 1024;  ///< of all connections, in memory at once
    std::size_t journal_octets = 64 * 1024 * 1024;        ///< of the exchanges that are kept

    /// At once. A newcomer beyond them takes the place of the connection that has waited longest
    /// for its client (see TaskGroup::make_room).
    std::size_t connections = 1000;

    std::chrono::seconds idle{60};       ///< without an octet, in any phase; before a request
    std::chrono::seconds head{20};       ///< for a whole head, from its first octet
    std::chrono::seconds handshake{10};  ///< for a whole TLS handshake
    std::chrono::seconds content{30};    ///< for every 64 KiB of a request's content, or its rest
    std::chrono::seconds reply{30};      ///< for every 64 KiB of an answer, or its rest
    std::chrono::seconds target_silence{10};  ///< of a real host, sending or receiving
    std::chrono::seconds target_total{300};   ///< for a real host's whole answer
    std::chrono::seconds shutdown_grace{2};
};

}  // namespace proxy407::net
