#pragma once

#include "admin/problem.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>

namespace proxy407::admin {

/// What happened, for those who listen: numbered from 1, without a gap, over every reset.
class Events {
public:
    struct Event {
        std::uint64_t number = 0;
        std::string kind;              ///< "exchange", "scenario", "reset" ...
        std::uint64_t exchange = 0;    ///< its number; 0: it is about something else
        std::uint64_t generation = 0;  ///< of the journal's exchanges: a reset begins another
        Json data = {};                ///< where it is about something else
    };

    void add(std::string kind, Json data);
    void add_exchange(std::uint64_t number);

    /// The exchanges are gone, and their numbers begin again.
    void add_reset(Json data);

    /// The first one after that number; null: nothing yet.
    const Event* after(std::uint64_t number) const;

    std::uint64_t last() const { return last_; }

    std::uint64_t generation() const { return generation_; }

    /// Called when something happened.
    void ring(std::function<void()> bell) { bell_ = std::move(bell); }

    /// So many are kept: who comes back later than that hears of a gap.
    static constexpr std::size_t most = 10'000;

private:
    void append(Event event);

    std::deque<Event> events_;
    std::uint64_t last_ = 0;
    std::uint64_t generation_ = 0;
    std::function<void()> bell_ = [] {};
};

/// One event as text/event-stream has it. `data` has no line end in it.
std::string event_frame(std::string_view kind, std::uint64_t number, std::string_view data);

}  // namespace proxy407::admin
