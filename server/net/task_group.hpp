#pragma once

#include "net/deadline.hpp"
#include "net/tokens.hpp"

#include <boost/asio/steady_timer.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <functional>
#include <list>
#include <optional>
#include <string>
#include <vector>

namespace proxy407::net {

/// Owns the deadlines of all connections: one coarse timer looks after them, instead of one timer
/// armed per operation. A task ends in the coroutine that made it: to end it from outside is to
/// close what it waits for (Task::AtEnd).
class TaskGroup {
public:
    using Clock = Deadline::Clock;

    /// Why a task was ended from outside.
    enum class Ending { none, timed_out, made_room, stopped };

    /// One connection at work. Registered while it lives.
    class Task {
    public:
        explicit Task(TaskGroup& group);
        ~Task();
        Task(const Task&) = delete;
        Task& operator=(const Task&) = delete;

        /// Nothing changes when it is in that phase already. Phase::request ends the task when the
        /// server is stopping.
        void begin(Phase phase);

        /// Phase::work: our own side may take that long. Anew with each call.
        void give(std::chrono::milliseconds time);

        /// Octets came or went.
        void moved(std::size_t octets);

        bool is_ended() const { return ending_ != Ending::none; }

        /// "head-timed-out", "made-room", "proxy-stopped"; "" while it goes on.
        std::string why_ended() const;

        /// Closes something of the task when the task is ended, and at once if it was ended
        /// before: a socket, a timer. Must not outlive the task, nor that what it closes.
        class AtEnd {
        public:
            AtEnd(Task& task, std::function<void()> close);
            ~AtEnd();
            AtEnd(const AtEnd&) = delete;
            AtEnd& operator=(const AtEnd&) = delete;

        private:
            Task& task_;
            std::list<std::function<void()>>::iterator place_;
        };

        /// One wait of several that go on at the same time, with a deadline of its own.
        class Wait {
        public:
            explicit Wait(Task& task);
            ~Wait();
            Wait(const Wait&) = delete;
            Wait& operator=(const Wait&) = delete;

            void begin(std::chrono::milliseconds time) { end_ = Clock::now() + time; }

            void over() { end_.reset(); }

        private:
            friend class Task;
            Task& task_;
            std::optional<Clock::time_point> end_;
        };

    private:
        friend class TaskGroup;
        void end(Ending why);
        Clock::time_point deadline() const;

        TaskGroup& group_;
        Deadline deadline_;
        Ending ending_ = Ending::none;
        std::list<std::function<void()>> closers_;
        std::vector<Wait*> waits_;
        std::list<Task*>* queue_ = nullptr;
        std::list<Task*>::iterator place_;
    };

    /// `limits` must outlive the group.
    TaskGroup(asio::io_context& io, const Limits& limits) : io_(io), limits_(limits), timer_(io) {}

    /// Looks after the deadlines until the group was stopped and its last task has gone. Stops the
    /// io_context when a task does not go although it was ended.
    awaitable<void> watch();

    /// Ends what waits for a request now, and the rest when the grace has passed.
    void stop(std::chrono::milliseconds grace);

    /// Tasks that nobody has ended.
    std::size_t size() const;

    bool is_empty() const { return size() + ended_.size() == 0; }

    /// Ends the task that has waited longest for its client: first among those without a whole
    /// head, else among those whose client has stopped to send, to read or to close. False when
    /// there is none: all are at work or have come just now.
    bool make_room();

private:
    enum Queue : std::size_t { without_head, held_by_client, at_work, queues };

    void enqueue(Task& task);
    /// True when the grace has passed and every task was ended.
    bool sweep();

    asio::io_context& io_;
    const Limits& limits_;
    asio::steady_timer timer_;
    std::array<std::list<Task*>, queues> queues_;  ///< each in order of Deadline::since
    std::list<Task*> ended_;
    std::optional<Clock::time_point> stop_at_;
};

}  // namespace proxy407::net
