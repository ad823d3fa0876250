#include "net/task_group.hpp"

#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <iterator>

// How a connection ends from outside
//
// A timer for each read and write would be armed and cancelled thousands of times a second, and
// each octet would renew it: whoever sends one now and then stays for ever (RFC 9112 section 9.5
// leaves it to the server how long it waits). So a task has one deadline, a pure value that knows
// its phase (deadline.hpp), and one coroutine, watch(), looks at all of them every tick. A deadline
// may be a tick late. None is forgotten.
//
// A coroutine that waits can't be destroyed: a handler still refers to its frame. So to end a task
// is to close what it waits for. The wait returns with an error, and the coroutine runs to its end
// by itself, destructors included. A task registers each thing that it may wait for with AtEnd.
// What it registers after its end is closed at once, so that no moment between two waits is missed.
//
// The queues keep their tasks in the order of Deadline::since. A task goes to the end of its queue
// when `since` becomes now, so the front has waited longest, and make_room() looks at three fronts
// instead of at all tasks. Clients that have not sent a head go first, then clients that keep the
// proxy waiting, last those that wait for the proxy. Moving is a splice: it allocates nothing, so
// it can't fail while a task ends.
//
// stop() ends what waits for a request, which costs nobody anything (RFC 9112 section 9.6). Whoever
// has its answer and does not close gets a moment, and the rest its grace; then sweep() ends it.
// retire() does the same for the tasks of one owner, without the grace: each ends before its next
// request. A task that is still there a tick after the end of all waits for something that nobody
// registered. That is a bug of the proxy, and watch() stops the io_context rather than hang.

namespace proxy407::net {

namespace {

constexpr std::chrono::milliseconds tick{100};

/// A connection that came this moment may still send its head.
constexpr std::chrono::milliseconds without_head_at_least{50};

/// A slow network is no stop.
constexpr std::chrono::seconds held_by_client_at_least{1};

/// A client that has its last answer gets so long to read it once the server is stopping.
constexpr std::chrono::milliseconds lingering{200};

/// A target that answers this fast is waited for.
constexpr std::chrono::milliseconds at_work_at_least{200};

}  // namespace

TaskGroup::Task::Task(TaskGroup& group, const void* owner)
    : group_(group), owner_(owner), deadline_(group.limits_, Clock::now()) {
    auto& queue = group.queues_[without_head];
    place_ = queue.insert(queue.end(), this);
    queue_ = &queue;
}

TaskGroup::Task::~Task() {
    queue_->erase(place_);
    if (group_.stop_at_ && group_.is_empty()) group_.timer_.cancel();
}

void TaskGroup::Task::begin(Phase phase) {
    if (is_ended()) return;
    if (deadline_.begin(phase, Clock::now())) group_.enqueue(*this);
    if (phase != Phase::request) return;
    if (group_.stop_at_) end(Ending::stopped);
    if (is_retired_) end(Ending::retired);
}

void TaskGroup::Task::give(std::chrono::milliseconds time) {
    if (is_ended()) return;
    deadline_.work(time, Clock::now());
    group_.enqueue(*this);
}

void TaskGroup::Task::moved(std::size_t octets) {
    if (!is_ended() && deadline_.moved(octets, Clock::now())) group_.enqueue(*this);
}

std::string TaskGroup::Task::why_ended() const {
    switch (ending_) {
        case Ending::none: return "";
        case Ending::timed_out: return std::string(name(deadline_.phase())) + "-timed-out";
        case Ending::made_room: return "made-room";
        case Ending::retired: return "scenario-changed";
        case Ending::stopped: return "proxy-stopped";
    }
    return "";
}

void TaskGroup::Task::end(Ending why) {
    if (is_ended()) return;
    ending_ = why;
    group_.enqueue(*this);
    for (const auto& close : closers_) close();
}

bool TaskGroup::Task::lingers(Clock::time_point now) const {
    return deadline_.phase() == Phase::closing && deadline_.since() + lingering <= now;
}

TaskGroup::Clock::time_point TaskGroup::Task::deadline() const {
    auto end = deadline_.end();
    for (const auto* wait : waits_) end = std::min(end, wait->end_.value_or(end));
    return end;
}

TaskGroup::Task::AtEnd::AtEnd(Task& task, std::function<void()> close) : task_(task) {
    place_ = task.closers_.insert(task.closers_.end(), std::move(close));
    if (task.is_ended()) (*place_)();
}

TaskGroup::Task::AtEnd::~AtEnd() {
    task_.closers_.erase(place_);
}

TaskGroup::Task::Wait::Wait(Task& task) : task_(task) {
    task.waits_.push_back(this);
}

TaskGroup::Task::Wait::~Wait() {
    std::erase(task_.waits_, this);
}

/// At the end of the queue that its phase belongs to: `since` has just become now.
void TaskGroup::enqueue(Task& task) {
    const auto queue_of = [&]() -> std::list<Task*>& {
        if (task.is_ended()) return ended_;
        switch (task.deadline_.phase()) {
            case Phase::request:
            case Phase::head:
            case Phase::handshake: return queues_[without_head];
            case Phase::work: return queues_[at_work];
            default: return queues_[held_by_client];
        }
    };
    auto& queue = queue_of();
    queue.splice(queue.end(), *task.queue_, task.place_);
    task.queue_ = &queue;
}

std::size_t TaskGroup::size() const {
    std::size_t size = 0;
    for (const auto& queue : queues_) size += queue.size();
    return size;
}

bool TaskGroup::make_room() {
    const auto now = Clock::now();
    const auto end_first = [now](std::list<Task*>& queue, Clock::duration at_least) {
        if (queue.empty() || queue.front()->deadline_.since() + at_least > now) return false;
        queue.front()->end(Ending::made_room);
        return true;
    };
    return end_first(queues_[without_head], without_head_at_least) ||
           end_first(queues_[held_by_client], held_by_client_at_least) ||
           end_first(queues_[at_work], at_work_at_least);
}

bool TaskGroup::sweep() {
    const auto now = Clock::now();
    const bool over = stop_at_ && *stop_at_ <= now;
    for (auto& queue : queues_) {
        for (auto next = queue.begin(); next != queue.end();) {
            auto& task = **next++;  // to end it takes it out of the queue
            if (over || (stop_at_ && task.lingers(now))) {
                task.end(Ending::stopped);
            } else if (task.deadline() <= now) {
                task.end(Ending::timed_out);
            }
        }
    }
    return over;
}

awaitable<void> TaskGroup::watch() {
    bool all_ended = false;
    while (!stop_at_ || !is_empty()) {
        timer_.expires_after(tick);
        co_await timer_.async_wait(as_result);
        // What was ended a tick ago has had its turns of the loop.
        if (all_ended && !is_empty()) co_return io_.stop();
        all_ended = sweep();
    }
}

void TaskGroup::stop(std::chrono::milliseconds grace) {
    if (stop_at_) return;
    stop_at_ = Clock::now() + grace;
    auto& queue = queues_[without_head];
    for (auto next = queue.begin(); next != queue.end();) {
        auto& task = **next++;
        if (task.deadline_.phase() == Phase::request) task.end(Ending::stopped);
    }
    if (is_empty()) timer_.cancel();
}

void TaskGroup::retire(const void* owner) {
    for (auto& queue : queues_) {
        for (auto next = queue.begin(); next != queue.end();) {
            auto& task = **next++;  // to end it takes it out of the queue
            if (task.owner_ != owner) continue;
            task.is_retired_ = true;
            if (task.deadline_.phase() == Phase::request) task.end(Ending::retired);
        }
    }
}

}  // namespace proxy407::net
