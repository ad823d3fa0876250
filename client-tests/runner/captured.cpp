#include "runner/captured.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

namespace proxy407::runner {
namespace {

using Clock = std::chrono::steady_clock;

/// Of each stream; what a client writes beyond is read and dropped.
constexpr std::size_t kept_octets = 64 * 1024;

class File {
public:
    explicit File(int descriptor) : descriptor_(descriptor) {
        if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "open");
    }

    ~File() { close_now(); }

    File(const File&) = delete;
    File& operator=(const File&) = delete;

    int get() const { return descriptor_; }

    void close_now() {
        if (descriptor_ >= 0) close(descriptor_);
        descriptor_ = -1;
    }

private:
    int descriptor_;
};

/// A pipe; we read without waiting.
class Stream {
public:
    Stream() : Stream(make()) {}

    int reader() const { return reader_.get(); }

    int writer() const { return writer_.get(); }

    void close_writer() { writer_.close_now(); }

    /// Takes what is there; false when nothing more will come.
    bool take(std::string& text) {
        std::array<char, 4096> part;
        while (true) {
            const ssize_t got = read(reader_.get(), part.data(), part.size());
            if (got == 0) return false;
            if (got < 0) return errno == EAGAIN || errno == EINTR;
            const std::size_t room = kept_octets - std::min(kept_octets, text.size());
            text.append(part.data(), std::min(static_cast<std::size_t>(got), room));
        }
    }

private:
    explicit Stream(std::array<int, 2> ends) : reader_(ends[0]), writer_(ends[1]) {
        fcntl(reader_.get(), F_SETFL, O_NONBLOCK);
    }

    static std::array<int, 2> make() {
        std::array<int, 2> ends = {-1, -1};
        if (pipe2(ends.data(), O_CLOEXEC) != 0)
            throw std::system_error(errno, std::generic_category(), "pipe");
        return ends;
    }

    File reader_;
    File writer_;
};

int milliseconds_until(Clock::time_point moment) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(moment - Clock::now()).count();
    return left < 0 ? 0 : static_cast<int>(left);
}

}  // namespace

Captured capture(const Command& command, std::chrono::milliseconds time, int cancel) {
    const auto began = Clock::now();
    const auto deadline = began + time;
    const File nothing(open("/dev/null", O_RDONLY | O_CLOEXEC));
    Stream output;
    Stream error;
    Descriptors descriptors;
    descriptors.input = nothing.get();
    descriptors.output = output.writer();
    descriptors.error = error.writer();
    Child child(command, descriptors);
    output.close_writer();
    error.close_writer();

    Captured captured;
    std::array<pollfd, 4> watched = {
        {{child.descriptor(), POLLIN, 0},
         {output.reader(), POLLIN, 0},
         {error.reader(), POLLIN, 0},
         {cancel, POLLIN, 0}}};
    bool killed = false;
    std::optional<Ending> ending;
    while (!ending) {
        const int events =
            poll(watched.data(), watched.size(), killed ? -1 : milliseconds_until(deadline));
        if (!output.take(captured.output)) watched[1].fd = -1;
        if (!error.take(captured.error)) watched[2].fd = -1;
        if (!killed && (events == 0 || watched[3].revents != 0)) {
            captured.cancelled = events != 0;
            captured.ending.timed_out = events == 0;
            child.signal(SIGKILL);
            killed = true;
            watched[3].fd = -1;
        }
        ending = child.ended_with_group();
    }
    output.take(captured.output);
    error.take(captured.error);
    ending->timed_out = captured.ending.timed_out;
    captured.ending = *ending;
    captured.took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began);
    return captured;
}

}  // namespace proxy407::runner
