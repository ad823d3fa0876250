#pragma once

#include "process/child.hpp"
#include "process/deadline.hpp"
#include "process/stream.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace proxy407::process {

/// What came of a request to a driver.
struct DriverReply {
    std::string line;              ///< without its end; empty: none came
    std::string error;             ///< what it wrote on standard error meanwhile, its beginning
    std::optional<Ending> ending;  ///< it ended before it answered, or was killed at the deadline
    std::chrono::milliseconds took{0};
};

/// A running program that reads lines and answers each with one (client-tests/README.md). Killed
/// with its process group at the end.
class DriverProcess {
public:
    /// Throws std::system_error when it can't be started.
    explicit DriverProcess(const Command& command);

    /// Sends a line and waits for one. Once it has ended there is nothing more to ask.
    DriverReply ask(std::string line, const Deadline& deadline);

private:
    bool take_line(std::string& line);
    std::optional<Ending> end_now();

    Stream input_{Stream::We::write};
    Stream output_{Stream::We::read};
    Stream error_{Stream::We::read};
    Child child_;
    std::string received_;
};

}  // namespace proxy407::process
