#pragma once

#include "journal/exchange.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <vector>

namespace proxy407::journal {

/// The last `capacity` exchanges, in order of their beginning of record. Not thread-safe: it
/// belongs to the server's thread.
class Journal {
public:
    using Observer = std::function<void(const Exchange&)>;

    explicit Journal(std::size_t capacity = 10'000) : capacity_(capacity) {}

    /// Numbers the exchange, keeps it, tells the observers.
    void append(Exchange exchange);
    void observe(Observer observer);

    const std::deque<Exchange>& exchanges() const { return exchanges_; }

    std::uint64_t dropped() const { return dropped_; }  ///< oldest ones, beyond the capacity

    /// TCP connections that came, whether a request came on them or not.
    void count_connection() { ++connections_; }

    std::uint64_t connections() const { return connections_; }

private:
    std::size_t capacity_;
    std::uint64_t next_ = 1;
    std::uint64_t dropped_ = 0;
    std::uint64_t connections_ = 0;
    std::deque<Exchange> exchanges_;
    std::vector<Observer> observers_;
};

/// Was the challenge in `exchange` answered rightly later on (same peer address, accepted)?
bool was_answered(const std::deque<Exchange>& exchanges, const Exchange& exchange);

/// As was_answered, but a wrong answer counts too: it has a diagnosis of its own.
bool was_taken_up(const std::deque<Exchange>& exchanges, const Exchange& exchange);

}  // namespace proxy407::journal
