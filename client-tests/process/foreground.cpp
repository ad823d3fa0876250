#include "process/foreground.hpp"

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

namespace proxy407::process {
namespace {

using Clock = std::chrono::steady_clock;

/// The terminal on our standard input, if we are in its foreground.
class Terminal {
public:
    Terminal() : ours_(isatty(0) != 0 && tcgetpgrp(0) == getpgrp()) {}

    ~Terminal() { take_back(); }

    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    bool ours() const { return ours_; }

    /// From the background too, where SIGTTOU would stop us.
    void give_to(pid_t group) const {
        if (!ours_) return;
        sigset_t stop;
        sigemptyset(&stop);
        sigaddset(&stop, SIGTTOU);
        pthread_sigmask(SIG_BLOCK, &stop, nullptr);
        tcsetpgrp(0, group);
        pthread_sigmask(SIG_UNBLOCK, &stop, nullptr);
    }

    void take_back() const { give_to(getpgrp()); }

private:
    bool ours_;
};

int milliseconds_until(std::optional<Clock::time_point> moment) {
    if (!moment) return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*moment - Clock::now()).count();
    return left < 0 ? 0 : static_cast<int>(left);
}

/// One command under way.
class Attendance {
public:
    Attendance(
        Child& child,
        const Terminal& terminal,
        const HeldSignals& signals,
        std::chrono::milliseconds grace
    )
        : child_(child), terminal_(terminal), signals_(signals), grace_(grace) {}

    Attended until_end(std::optional<Clock::time_point> deadline) {
        std::array<pollfd, 2> watched = {
            {{child_.descriptor(), POLLIN, 0}, {signals_.descriptor(), POLLIN, 0}}};
        while (true) {
            const int events = poll(watched.data(), watched.size(), milliseconds_until(deadline));
            if (events == 0) deadline = on_deadline();
            for (int number = signals_.next(); number != 0; number = signals_.next())
                on_signal(number);
            if (const auto ending = ended()) {
                attended_.ending = *ending;
                attended_.ending.timed_out = late_;
                return attended_;
            }
        }
    }

private:
    /// Of a command that was told to end nothing stays behind: what it starts as the signal comes
    /// is not reached by it.
    std::optional<Ending> ended() {
        return late_ || attended_.signal != 0 ? child_.ended_with_group() : child_.ended();
    }

    /// First a word, then the axe.
    std::optional<Clock::time_point> on_deadline() {
        child_.signal(late_ ? SIGKILL : SIGTERM);
        child_.signal(SIGCONT);
        const bool killed = late_;
        late_ = true;
        return killed ? std::nullopt : std::optional(Clock::now() + grace_);
    }

    void on_signal(int number) {
        if (number != SIGCHLD) {
            attended_.signal = number;
            child_.signal(number);
        } else if (child_.was_stopped() && terminal_.ours()) {
            // Ctrl-Z reaches only the command; our shell has to see us stop too.
            terminal_.take_back();
            raise(SIGSTOP);
            terminal_.give_to(child_.group());
            child_.signal(SIGCONT);
        }
    }

    Child& child_;
    const Terminal& terminal_;
    const HeldSignals& signals_;
    std::chrono::milliseconds grace_;
    Attended attended_;
    bool late_ = false;
};

}  // namespace

HeldSignals::HeldSignals(Children children) {
    sigemptyset(&held_);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&held_, number);
    if (children == Children::yes) sigaddset(&held_, SIGCHLD);
    descriptor_ = signalfd(-1, &held_, SFD_CLOEXEC | SFD_NONBLOCK);
    if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "signalfd");
    pthread_sigmask(SIG_BLOCK, &held_, nullptr);
}

HeldSignals::~HeldSignals() {
    close(descriptor_);
    pthread_sigmask(SIG_UNBLOCK, &held_, nullptr);
}

int HeldSignals::next() const {
    signalfd_siginfo info{};
    return read(descriptor_, &info, sizeof info) == sizeof info ? static_cast<int>(info.ssi_signo)
                                                                : 0;
}

Attended attend(
    const Command& command,
    const std::vector<int>& inherited,
    const TimeLimit& limit,
    const HeldSignals& signals
) {
    const Terminal terminal;
    Descriptors descriptors;
    descriptors.inherited = inherited;
    std::optional<Clock::time_point> deadline;
    if (limit.time) deadline = Clock::now() + *limit.time;
    Child child(command, descriptors);
    // posix_spawn can do it before the command begins, but in glibc 2.35 only. One that was quick
    // to touch the terminal has been stopped for it, and goes on.
    if (terminal.ours()) {
        terminal.give_to(child.group());
        child.signal(SIGCONT);
    }
    return Attendance(child, terminal, signals, limit.grace).until_end(deadline);
}

}  // namespace proxy407::process
