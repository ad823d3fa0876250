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
    enum class Ending { none, timed_out, made_room, retired, stopped };

    /// One connection at work. Registered while it lives.
    class Task {
    public:
        /// `owner` names what it works for, to retire(); the group looks at no more than the
        /// address.
        explicit Task(TaskGroup& group, const void* owner = nullptr);
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

        /// "head-timed-out", "made-room", "scenario-changed", "proxy-stopped"; "" while it goes on.
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

        /// Has it had time enough for its last answer, and does not close?
        bool lingers(Clock::time_point now) const;

        TaskGroup& group_;
        const void* owner_;
        bool is_retired_ = false;  ///< ends before its next request
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

    /// Ends the tasks of that owner: now those that wait for a request, the others when they have
    /// answered the one in hand.
    void retire(const void* owner);

    /// Tasks that nobody has ended.
    std::size_t size() const;

    bool is_empty() const { return size() + ended_.size() == 0; }

    /// Ends the task that has waited longest: first among those without a whole head, then among
    /// those whose client has stopped to send, to read or to close, then among those that wait for
    /// a pause that their client asked for, or for a target. False when all have come just now.
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
