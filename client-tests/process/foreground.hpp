#pragma once

#include "process/child.hpp"

#include <chrono>
#include <csignal>
#include <optional>

namespace proxy407::process {

/// SIGINT, SIGTERM and SIGHUP are held back in this thread and those it starts, and come as
/// something to be read instead.
class HeldSignals {
public:
    enum class Children { no, yes };

    /// With `Children::yes` also SIGCHLD.
    explicit HeldSignals(Children children);
    ~HeldSignals();
    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;

    /// Readable when one came.
    int descriptor() const { return descriptor_; }

    /// The next one that came; 0: none.
    int next() const;

private:
    sigset_t held_;
    int descriptor_;
};

/// The end of a command that a person or a script watches over.
struct Attended {
    Ending ending;
    int signal = 0;  ///< SIGINT, SIGTERM or SIGHUP that came for us meanwhile, and was passed on
};

/// How long a command may take.
struct TimeLimit {
    std::optional<std::chrono::milliseconds> time;  ///< until SIGTERM; nothing: for ever
    std::chrono::milliseconds grace{2000};          ///< from there until SIGKILL
};

/// Runs the command with our standard input, output and error, in a process group that has the
/// terminal if we had it; passes signals on to it, and ends it at the deadline, hard when it does
/// not obey. `signals` has those of children too. Throws std::system_error when it can't be
/// started.
Attended attend(
    const Command& command,
    const std::vector<int>& inherited,
    const TimeLimit& limit,
    const HeldSignals& signals
);

}  // namespace proxy407::process
