#pragma once

#include "reports/mark.hpp"
#include "suite/suite.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <set>
#include <string>

namespace proxy407::program {

/// How far the suite has come, on standard error: a line for each client that is through, where
/// there are several, and where it is now: one line that is written over on a terminal, a line a
/// minute elsewhere.
class Progress {
public:
    explicit Progress(bool tells_clients);

    void show_probe(const suite::Candidate& candidate);
    void show(const suite::Step& step);
    void clear() const;

private:
    using Clock = std::chrono::steady_clock;

    void show_client(const suite::Candidate& candidate);
    void show_place(const suite::Step& step);

    bool terminal_;
    bool tells_clients_;
    std::map<std::string, reports::Tally> tallies_;  ///< by client
    std::mutex mutex_;
    std::set<std::string> leaking_;  ///< clients, in cases that are about something else
    std::size_t failed_ = 0;
    Clock::time_point began_ = Clock::now();
    Clock::time_point told_ = Clock::now();
};

}  // namespace proxy407::program
