#include "net/task_group.hpp"

#include <algorithm>

namespace proxy407::net {

namespace {

constexpr std::chrono::milliseconds tick{100};

}  // namespace

TaskGroup::Task::Task(TaskGroup& group, std::function<void()> abort)
    : group_(group), abort_(std::move(abort)), deadline_(Clock::time_point::max()) {
    place_ = group.tasks_.insert(group.tasks_.end(), this);
}

TaskGroup::Task::~Task() {
    group_.tasks_.erase(place_);
    if (group_.stopping_ && group_.tasks_.empty()) group_.timer_.cancel();
}

void TaskGroup::Task::give(std::chrono::milliseconds time) {
    if (!group_.stopping_) deadline_ = Clock::now() + time;
}

void TaskGroup::Task::set_waiting(bool waiting) {
    waiting_ = waiting;
    if (waiting && group_.stopping_) abort_();
}

void TaskGroup::sweep() {
    const auto now = Clock::now();
    for (auto* task : tasks_) {
        if (task->deadline_ <= now) task->abort_();
    }
}

awaitable<void> TaskGroup::watch() {
    while (!stopping_ || !tasks_.empty()) {
        timer_.expires_after(tick);
        co_await timer_.async_wait(as_result);
        sweep();
    }
}

void TaskGroup::stop(std::chrono::milliseconds grace) {
    if (stopping_) return;
    stopping_ = true;
    const auto end = Clock::now() + grace;
    for (auto* task : tasks_) {
        task->deadline_ = std::min(task->deadline_, end);
        if (task->waiting_) task->abort_();
    }
    if (tasks_.empty()) timer_.cancel();
}

}  // namespace proxy407::net
