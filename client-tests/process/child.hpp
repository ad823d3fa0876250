// process: starts processes, feeds them, reads what they write, and ends them.
#pragma once

#include <sys/types.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace proxy407::process {

using Environment = std::map<std::string, std::string>;

/// Ours.
Environment inherited_environment();

/// A program to start and all that it gets.
struct Command {
    std::vector<std::string> argv;  ///< without a "/" argv[0] is looked up in our PATH
    Environment environment;        ///< nothing is added
    std::string directory;          ///< "": ours
};

/// How a process ended.
struct Ending {
    std::optional<int> code;    ///< nothing: it did not end by itself, or has not ended
    std::optional<int> signal;  ///< that ended it
    bool timed_out = false;
};

/// "exit code 22", "signal 11 (Segmentation fault)", "killed at the deadline", "still running"
std::string to_string(const Ending& ending);

/// What a child has for standard input, output and error, and what else it may inherit.
struct Descriptors {
    int input = 0;
    int output = 1;
    int error = 2;
    std::vector<int> inherited;
};

/// A child process in a process group of its own. Our signal mask and ignored SIGPIPE don't reach
/// it.
class Child {
public:
    /// Throws std::system_error: ENOENT when there is no such program.
    Child(const Command& command, const Descriptors& descriptors);

    /// Kills the group, and whoever left it, and reaps when it has not ended yet.
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    pid_t group() const { return pid_; }

    /// Becomes readable when the process has ended (pidfd_open(2)).
    int descriptor() const { return descriptor_; }

    /// To every process of the group.
    void signal(int number) const;

    /// Ends every process of the group, and those that left it for a session of their own.
    void kill_all() const;

    /// How it ended; nothing as long as it has not.
    std::optional<Ending> ended();

    /// As ended(), and kills what is left of its group by then, and whoever left it.
    std::optional<Ending> ended_with_group();

    /// Was it stopped (Ctrl-Z) since the last look?
    bool was_stopped() const;

private:
    pid_t pid_ = -1;
    std::string home_;  ///< of the child
    int descriptor_ = -1;
    bool reaped_ = false;
};

/// Descriptors above standard error that are open now.
std::vector<int> open_descriptors();

}  // namespace proxy407::process
