#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>

namespace proxy407::report {

/// The lines of a log that wait to be written: bounded, so that a reader who is slow, or does not
/// read at all, costs lines and nothing else. What finds no room is dropped, counted, and told in
/// the log at the place where it is missing.
class LogQueue {
public:
    struct Limits {
        std::size_t lines = 4096;
        std::size_t octets = 8 * 1024 * 1024;
    };

    struct Entry {
        std::string text;             ///< one line or several, with their line ends
        std::uint64_t exchanges = 0;  ///< that it tells of
    };

    /// Words the line that tells how many exchanges are missing.
    using TellDropped = std::function<std::string(std::uint64_t)>;

    explicit LogQueue(TellDropped tell_dropped, Limits limits);

    void push(Entry entry);

    bool is_empty() const { return entries_.empty() && untold_ == 0; }

    /// The oldest; only when there is one.
    Entry take();

    /// Nothing more can be written: all that waits is dropped, and so is all that still comes.
    void close();

    /// An entry that was taken could not be written.
    void lose(const Entry& entry) { dropped_ += entry.exchanges; }

    /// Exchanges that are not in the log and will not be.
    std::uint64_t dropped() const { return dropped_; }

private:
    bool has_room(std::size_t octets) const;
    void append(Entry entry);

    TellDropped tell_dropped_;
    Limits limits_;
    std::deque<Entry> entries_;
    std::size_t octets_ = 0;
    std::uint64_t dropped_ = 0;
    std::uint64_t untold_ = 0;  ///< of the dropped ones
    bool closed_ = false;
};

/// "3 exchanges dropped: the log could not keep up", or {"dropped": 3}; with a line end.
std::string dropped_line(std::uint64_t exchanges, bool json);

}  // namespace proxy407::report
