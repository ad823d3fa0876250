#include "net/resolve.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <memory>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace proxy407::net {

namespace {

/// Lookups that run at once; a lookup that nobody waits for any more still counts.
constexpr int most_lookups = 16;
constexpr std::chrono::milliseconds retry_pause{10};
std::atomic<int> lookups = 0;

/// Shared by a thread and the coroutine that waits for it; the one that is left last frees it. The
/// thread touches no io_context, which may be gone by then: the end of its pipe is the signal.
struct Lookup {
    explicit Lookup(std::function<Resolved()> how) : how_(std::move(how)) {
        if (pipe2(ends.data(), O_CLOEXEC) != 0) {
            throw std::system_error(errno, std::generic_category(), "pipe");
        }
    }

    ~Lookup() {
        if (ends[0] >= 0) close(ends[0]);
        finish();
    }

    Lookup(const Lookup&) = delete;
    Lookup& operator=(const Lookup&) = delete;

    void run() {
        auto found = how_();
        const std::lock_guard lock(mutex);
        result = std::move(found);
        finish();
    }

    void finish() {
        if (const int end = std::exchange(ends[1], -1); end >= 0) close(end);
    }

    std::array<int, 2> ends{-1, -1};  ///< to wait on (the coroutine takes it), to close
    std::mutex mutex;
    Resolved result;

private:
    std::function<Resolved()> how_;
};

void start_thread(const std::shared_ptr<Lookup>& lookup) {
    ++lookups;
    try {
        std::thread([lookup] {
            lookup->run();
            --lookups;
        }).detach();
    } catch (...) {
        --lookups;
        throw;
    }
}

/// Nothing, and the error, when there is no descriptor or no thread left.
std::shared_ptr<Lookup> start_lookup(std::function<Resolved()> how, error_code& error) {
    try {
        auto lookup = std::make_shared<Lookup>(std::move(how));
        start_thread(lookup);
        return lookup;
    } catch (const std::system_error& none_left) {
        error.assign(none_left.code().value(), boost::system::system_category());
        return nullptr;
    }
}

/// Waits for a free place among the lookups; false when the task was ended meanwhile.
awaitable<bool> wait_for_place(asio::io_context& io, TaskGroup::Task& task) {
    asio::steady_timer timer(io);
    while (!task.is_ended() && lookups >= most_lookups) {
        timer.expires_after(retry_pause);
        co_await timer.async_wait(as_result);
    }
    co_return !task.is_ended();
}

Resolved failed(error_code error) {
    Resolved resolved;
    resolved.error = error;
    return resolved;
}

Resolved look_up(const std::string& host, std::uint16_t port) {
    asio::io_context io;
    Tcp::resolver resolver(io);
    Resolved resolved;
    for (const auto& entry : resolver.resolve(host, std::to_string(port), resolved.error)) {
        resolved.endpoints.push_back(entry.endpoint());
    }
    return resolved;
}

}  // namespace

awaitable<Resolved> resolve_by(
    asio::io_context& io, TaskGroup::Task& task, std::function<Resolved()> how
) {
    const bool has_place = co_await wait_for_place(io, task);
    if (!has_place) co_return failed(asio::error::operation_aborted);
    error_code none_left;
    const auto lookup = start_lookup(std::move(how), none_left);
    if (!lookup) co_return failed(none_left);
    asio::posix::stream_descriptor done(io, std::exchange(lookup->ends[0], -1));
    const TaskGroup::Task::AtEnd leaves(task, [&done] {
        error_code ignored;
        done.close(ignored);
    });
    const auto [ended] =
        co_await done.async_wait(asio::posix::stream_descriptor::wait_read, as_result);
    if (ended) co_return failed(ended);
    const std::lock_guard lock(lookup->mutex);
    co_return std::move(lookup->result);
}

awaitable<Resolved> resolve(
    asio::io_context& io, TaskGroup::Task& task, std::string host, std::uint16_t port
) {
    error_code is_name;
    const auto address = asio::ip::make_address(host, is_name);
    if (!is_name) {
        Resolved resolved;
        resolved.endpoints.emplace_back(address, port);
        co_return resolved;
    }
    auto how = [host = std::move(host), port] { return look_up(host, port); };
    auto resolved = co_await resolve_by(io, task, std::move(how));
    co_return resolved;
}

}  // namespace proxy407::net
