#pragma once

#include "json/limits.hpp"
#include "process/captured_output.hpp"
#include "process/driver_process.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace proxy407::client {

/// Of the JSON that clients and their drivers write; a line of it has a whole content.
inline constexpr json::Limits answer_limits{32ul * 1024 * 1024, 32, 1000, 20'000};

/// What a client gave to its user, as far as its driver can tell.
struct Report {
    bool good =
        false;  ///< it claims an answer of the target with a status of 2xx, or an open WebSocket
    std::string how;      ///< "exit code 22", "status 407", "an error"
    std::string content;  ///< of the answer
    std::string error;    ///< standard error, or the text of what was raised
    std::string visible;  ///< all that a user gets to see: content, challenge, error
    process::Ending ending;
    std::string breach;       ///< of the driver's contract: a sentence; "": none
    std::string unsupported;  ///< a feature that the driver refused
    std::chrono::milliseconds took{0};
};

/// Of a template driver: standard output is the content, the exit code tells how it went. Who
/// writes one of the words has reported a failure, also with the exit code 0.
Report report_of(process::Captured captured, const std::vector<std::string>& failure_words = {});

/// Of a program driver that was asked with that id. With `may_fail_at_start` an exit code before
/// the answer is a failure of the client, not a breach.
Report report_of(
    const process::DriverReply& reply, const std::string& id, bool may_fail_at_start = false
);

/// The exit code of a driver that can't do what it is asked to.
inline constexpr int exit_unsupported = 89;

}  // namespace proxy407::client
