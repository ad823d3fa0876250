#pragma once

#include "net/tokens.hpp"

#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <list>

namespace proxy407::net {

/// Owns the deadlines of all connections: one coarse timer looks after them, instead of one timer
/// armed per operation.
class TaskGroup {
public:
    using Clock = std::chrono::steady_clock;

    /// One connection at work. Registered while it lives.
    class Task {
    public:
        Task(TaskGroup& group, std::function<void()> abort);
        ~Task();
        Task(const Task&) = delete;
        Task& operator=(const Task&) = delete;

        /// From now on the connection has that long until it is aborted.
        void give(std::chrono::milliseconds time);

        /// Waiting for a next request: may be ended at once when the server stops.
        void set_waiting(bool waiting);

        bool is_stopping() const { return group_.stopping_; }

    private:
        friend class TaskGroup;
        TaskGroup& group_;
        std::function<void()> abort_;
        Clock::time_point deadline_;
        bool waiting_ = false;
        std::list<Task*>::iterator place_;
    };

    explicit TaskGroup(asio::io_context& io) : timer_(io) {}

    /// Looks after the deadlines until the group was stopped and its last task has gone.
    awaitable<void> watch();

    /// Ends what is waiting now, and the rest when the grace has passed.
    void stop(std::chrono::milliseconds grace);

    std::size_t size() const { return tasks_.size(); }

private:
    void sweep();

    asio::steady_timer timer_;
    std::list<Task*> tasks_;
    bool stopping_ = false;
};

}  // namespace proxy407::net
