#pragma once

#include "net/task_group.hpp"

namespace proxy407::net {

/// A socket of a task, closed with it. The task must outlive it.
struct TaskSocket {
    TaskSocket(asio::io_context& io, TaskGroup::Task& task)
        : socket(io), closes(task, [this] {
              error_code ignored;
              socket.close(ignored);
          }) {}

    Tcp::socket socket;
    TaskGroup::Task::AtEnd closes;
};

}  // namespace proxy407::net
