#include "process/captured_output.hpp"

#include "process/stream.hpp"

#include <fcntl.h>
#include <poll.h>

#include <array>
#include <csignal>

namespace proxy407::process {
namespace {

/// Of each stream; what a client writes beyond is read and dropped.
constexpr std::size_t kept_octets = 64 * 1024;

}  // namespace

Captured capture(const Command& command, const Deadline& deadline) {
    const auto began = Clock::now();
    const auto end = began + deadline.time;
    const File nothing(open("/dev/null", O_RDONLY | O_CLOEXEC));
    Stream output(Stream::We::read);
    Stream error(Stream::We::read);
    Descriptors descriptors;
    descriptors.input = nothing.get();
    descriptors.output = output.theirs();
    descriptors.error = error.theirs();
    Child child(command, descriptors);
    output.close_theirs();
    error.close_theirs();

    Captured captured;
    std::array<pollfd, 5> watched = {
        {{child.descriptor(), POLLIN, 0},
         {output.ours(), POLLIN, 0},
         {error.ours(), POLLIN, 0},
         {deadline.cancel, POLLIN, 0},
         {deadline.enough, POLLIN, 0}}};
    bool killed = false;
    std::optional<Ending> ending;
    while (!ending) {
        const int events =
            poll(watched.data(), watched.size(), killed ? -1 : milliseconds_until(end));
        if (!output.take(captured.output, kept_octets)) watched[1].fd = -1;
        if (!error.take(captured.error, kept_octets)) watched[2].fd = -1;
        const bool over = events == 0 || watched[4].revents != 0;
        if (!killed && (over || watched[3].revents != 0)) {
            captured.cancelled = !over;
            captured.ending.timed_out = over;
            child.kill_all();
            killed = true;
            watched[3].fd = -1;
            watched[4].fd = -1;
        }
        ending = child.ended_with_group();
    }
    output.take(captured.output, kept_octets);
    error.take(captured.error, kept_octets);
    ending->timed_out = captured.ending.timed_out;
    captured.ending = *ending;
    captured.took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began);
    return captured;
}

}  // namespace proxy407::process
