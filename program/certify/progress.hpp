#pragma once

#include "suite/suite.hpp"

#include <chrono>
#include <cstddef>
#include <mutex>

namespace proxy407::program {

/// How far the suite has come, on standard error: one line that is written over on a terminal, a
/// line a minute elsewhere.
class Progress {
public:
    Progress();

    void show_probe(const suite::Candidate& candidate);
    void show(std::size_t done, std::size_t all, const results::Result& last);
    void clear() const;

private:
    using Clock = std::chrono::steady_clock;

    bool terminal_;
    std::mutex mutex_;
    std::size_t failed_ = 0;
    Clock::time_point began_ = Clock::now();
    Clock::time_point told_ = Clock::now();
};

}  // namespace proxy407::program
