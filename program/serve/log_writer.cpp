#include "program/serve/log_writer.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <string_view>
#include <utility>

namespace proxy407::program {
namespace {

/// Whoever shares the descriptor may have made it non-blocking.
void wait_for_room(int descriptor) {
    pollfd wanted{descriptor, POLLOUT, 0};
    ::poll(&wanted, 1, -1);
}

/// 0, or the errno of what went wrong.
int write_all(int descriptor, std::string_view octets) {
    while (!octets.empty()) {
        const ssize_t written = ::write(descriptor, octets.data(), octets.size());
        if (written > 0) {
            octets.remove_prefix(static_cast<std::size_t>(written));
        } else if (written == 0) {
            return EIO;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            wait_for_room(descriptor);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

bool is_regular_file(int descriptor) {
    struct stat about {};

    return ::fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode);
}

/// A thread that takes no signals: they are for the server's loop.
template <typename Function>
std::thread without_signals(Function function) {
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    std::thread thread(std::move(function));
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return thread;
}

}  // namespace

struct LogWriter::State {
    State(int to, report::LogQueue waiting, OnFailure told)
        : descriptor(to), queue(std::move(waiting)), on_failure(std::move(told)) {}

    const int descriptor;
    std::mutex mutex;
    std::condition_variable changed;
    report::LogQueue queue;
    OnFailure on_failure;
    report::LogQueue::Entry in_hand;  ///< taken and not written yet
    int error = 0;
    bool closing = false;    ///< nothing more will come
    bool done = true;        ///< no thread has anything more to do
    bool abandoned = false;  ///< nobody waits for the thread

    /// The thread: until all is written and nothing more will come.
    void run() {
        std::unique_lock lock(mutex);
        while (!abandoned) {
            changed.wait(lock, [this] { return closing || !queue.is_empty(); });
            if (queue.is_empty()) break;
            in_hand = queue.take();
            lock.unlock();
            const int failed = write_all(descriptor, in_hand.text);
            lock.lock();
            if (!abandoned) settle(failed);
        }
        done = true;
        changed.notify_all();
    }

    /// There and then, in the thread of who pushes.
    void write_all_that_waits() {
        while (!queue.is_empty()) {
            in_hand = queue.take();
            settle(write_all(descriptor, in_hand.text));
        }
    }

    void settle(int failed) {
        if (failed != 0) {
            error = failed;
            queue.lose(in_hand);
            queue.close();
            on_failure(failed);
        }
        in_hand = {};
    }
};

LogWriter::LogWriter(int descriptor, report::LogQueue queue, OnFailure on_failure)
    : state_(std::make_shared<State>(descriptor, std::move(queue), std::move(on_failure))) {
    if (is_regular_file(descriptor)) return;
    state_->done = false;
    thread_ = without_signals([state = state_] { state->run(); });
}

LogWriter::~LogWriter() {
    finish(std::chrono::steady_clock::now());
}

void LogWriter::push(std::string text, std::uint64_t exchanges) {
    const std::lock_guard lock(state_->mutex);
    state_->queue.push({std::move(text), exchanges});
    if (thread_.joinable()) {
        state_->changed.notify_all();
    } else {
        state_->write_all_that_waits();
    }
}

LogWriter::Outcome LogWriter::finish(std::chrono::steady_clock::time_point deadline) {
    std::unique_lock lock(state_->mutex);
    state_->closing = true;
    state_->changed.notify_all();
    state_->changed.wait_until(lock, deadline, [this] { return state_->done; });
    if (!state_->done && !state_->abandoned) {
        state_->abandoned = true;
        state_->queue.lose(state_->in_hand);
        state_->queue.close();
    }
    const Outcome outcome{state_->queue.dropped(), state_->error};
    const bool done = state_->done;
    lock.unlock();
    if (!thread_.joinable()) return outcome;
    if (done) {
        thread_.join();
    } else {
        thread_.detach();
    }
    return outcome;
}

}  // namespace proxy407::program
