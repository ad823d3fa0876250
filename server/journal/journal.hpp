#pragma once

#include "journal/exchange.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>

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

    /// Numbers the exchange, keeps it, tells the observers. Never throws: an exchange that there is
    /// no memory for counts as dropped, and an observer that throws is counted (see
    /// callback_failures).
    void append(Exchange exchange) noexcept;

    /// Forgets all exchanges and counts; the next exchange is number 1. Observers stay.
    void clear();

    using Which = std::function<bool(const Exchange&)>;

    /// Forgets those alone. The others keep their numbers, and the next exchange gets the next one.
    void forget(const Which& which);

    /// A journal with those alone, under their numbers. It knows of no connections.
    Journal only(const Which& which) const;

    /// The one of that number; null where there is none, or none any more.
    const Exchange* find(std::uint64_t number) const;

    /// The first one after that number; null: there is none.
    const Exchange* after(std::uint64_t number) const;

    /// Called in the server's thread with each exchange, in order. An observer should not throw:
    /// if it does, the exchange stays, the other observers get it, and serving goes on.
    void observe(Observer observer);

    /// No observer is called any more.
    void stop_observing();

    /// Runs a callback of the program that uses the server. What it throws ends here: it is counted
    /// and its message kept.
    void run_callback(const std::function<void()>& callback) noexcept;

    struct CallbackFailures {
        std::uint64_t count = 0;
        std::string last;  ///< what the last exception said
    };

    /// Of observers and of Server::after.
    const CallbackFailures& callback_failures() const { return callback_failures_; }

    const std::deque<Exchange>& exchanges() const { return exchanges_; }

    std::uint64_t dropped() const { return dropped_; }  ///< oldest ones, beyond the limits

    /// TCP connections that came, whether a request came on them or not.
    void count_connection() { ++connections_; }

    std::uint64_t connections() const { return connections_; }

private:
    void note_failure(const char* what) noexcept;
    void drop_oldest();

    Limits limits_;
    std::size_t octets_ = 0;  ///< of all that are kept
    std::uint64_t next_ = 1;
    std::uint64_t dropped_ = 0;
    std::uint64_t connections_ = 0;
    std::deque<Exchange> exchanges_;
    std::deque<Observer> observers_;  ///< none moves when one adds another
    CallbackFailures callback_failures_;
};

/// The memory that an exchange takes, its heads and all it points to included.
std::size_t octets_of(const Exchange& exchange);

}  // namespace proxy407::journal
