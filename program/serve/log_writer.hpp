#pragma once

#include "report/log_queue.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace proxy407::program {

/// Writes what it is given to a descriptor; `push` never waits for a reader. What goes to a regular
/// file is written there and then, so that whoever has seen a reply finds it in the file. Anything
/// else (pipe, terminal, socket, device) is written by a thread: a descriptor that was inherited
/// may not be made non-blocking, as others share it, and one whose reader has stopped must not hold
/// the proxy up.
class LogWriter {
public:
    /// Called once, in whichever thread writes, with the errno of a write that failed. Nothing is
    /// written after it.
    using OnFailure = std::function<void(int)>;

    LogWriter(int descriptor, report::LogQueue queue, OnFailure on_failure);
    ~LogWriter();  ///< as finish() without waiting
    LogWriter(const LogWriter&) = delete;
    LogWriter& operator=(const LogWriter&) = delete;

    void push(std::string text, std::uint64_t exchanges = 0);

    struct Outcome {
        std::uint64_t dropped = 0;  ///< exchanges that are not in the log
        int error = 0;              ///< errno of the write that failed
    };

    /// Waits until all is written, no longer than that; what is not written by then is dropped.
    Outcome finish(std::chrono::steady_clock::time_point deadline);

private:
    struct State;
    std::shared_ptr<State> state_;  ///< outlives us where a write does not come back
    std::thread thread_;            ///< none for a regular file
};

}  // namespace proxy407::program
