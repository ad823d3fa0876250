#pragma once

#include "journal/exchange.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <vector>

namespace proxy407::journal {

/// The last exchanges, as many as two limits allow, in order of their beginning of record. Not
/// thread-safe: it belongs to the server's thread.
class Journal {
public:
    using Observer = std::function<void(const Exchange&)>;

    struct Limits {
        std::size_t exchanges = 10'000;
        std::size_t octets = 64 * 1024 * 1024;  ///< of memory
    };

    Journal() = default;

    explicit Journal(Limits limits) : limits_(limits) {}

    /// Numbers the exchange, keeps it, tells the observers.
    void append(Exchange exchange);
    void observe(Observer observer);

    const std::deque<Exchange>& exchanges() const { return exchanges_; }

    std::uint64_t dropped() const { return dropped_; }  ///< oldest ones, beyond the limits

    /// TCP connections that came, whether a request came on them or not.
    void count_connection() { ++connections_; }

    std::uint64_t connections() const { return connections_; }

private:
    void drop_oldest();

    Limits limits_;
    std::size_t octets_ = 0;  ///< of all that are kept
    std::uint64_t next_ = 1;
    std::uint64_t dropped_ = 0;
    std::uint64_t connections_ = 0;
    std::deque<Exchange> exchanges_;
    std::vector<Observer> observers_;
};

/// The memory that an exchange takes, its heads and all it points to included.
std::size_t octets_of(const Exchange& exchange);

}  // namespace proxy407::journal
