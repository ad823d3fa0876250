#include "process/driver_process.hpp"

#include <poll.h>

#include <array>
#include <csignal>

namespace proxy407::process {
namespace {

/// An answer has the content that the client got; the origin gives 10 MiB of it at most.
constexpr std::size_t longest_line = 32 * 1024 * 1024;
constexpr std::size_t kept_error = 64 * 1024;

Descriptors descriptors(const Stream& input, const Stream& output, const Stream& error) {
    Descriptors made;
    made.input = input.theirs();
    made.output = output.theirs();
    made.error = error.theirs();
    return made;
}

}  // namespace

DriverProcess::DriverProcess(const Command& command)
    : child_(command, descriptors(input_, output_, error_)) {
    input_.close_theirs();
    output_.close_theirs();
    error_.close_theirs();
}

/// A line too long to be kept whole counts as one.
bool DriverProcess::take_line(std::string& line) {
    const auto end = received_.find('\n');
    if (end == received_.npos && received_.size() < longest_line) return false;
    line = received_.substr(0, end);
    received_.erase(0, end == received_.npos ? end : end + 1);
    return true;
}

std::optional<Ending> DriverProcess::end_now() {
    child_.kill_all();
    std::optional<Ending> ending;
    pollfd over{child_.descriptor(), POLLIN, 0};
    while (!ending) {
        poll(&over, 1, -1);
        ending = child_.ended_with_group();
    }
    return ending;
}

DriverReply DriverProcess::ask(std::string line, const Deadline& deadline) {
    const auto began = Clock::now();
    const auto end = began + deadline.time;
    line += '\n';
    DriverReply reply;
    std::array<pollfd, 6> watched = {
        {{child_.descriptor(), POLLIN, 0},
         {output_.ours(), POLLIN, 0},
         {error_.ours(), POLLIN, 0},
         {deadline.cancel, POLLIN, 0},
         {deadline.enough, POLLIN, 0},
         {input_.ours(), POLLOUT, 0}}};
    while (!reply.ending) {
        if (!input_.give(line) || line.empty()) watched[5].fd = -1;
        const int events = poll(watched.data(), watched.size(), milliseconds_until(end));
        if (!output_.take(received_, longest_line)) watched[1].fd = -1;
        if (!error_.take(reply.error, kept_error)) watched[2].fd = -1;
        if (take_line(reply.line)) break;
        const bool over = events == 0 || watched[4].revents != 0;
        if (over || watched[3].revents != 0) {
            reply.ending = end_now();
            reply.ending->timed_out = over;
        } else {
            reply.ending = child_.ended_with_group();
            // Its last words may still be in the pipe.
            if (reply.ending) output_.take(received_, longest_line);
            if (reply.ending && take_line(reply.line)) break;
        }
    }
    error_.take(reply.error, kept_error);
    reply.took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began);
    return reply;
}

}  // namespace proxy407::process
