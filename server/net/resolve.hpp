#pragma once

#include "net/task_group.hpp"
#include "net/tokens.hpp"

#include <functional>
#include <string>
#include <vector>

namespace proxy407::net {

struct Resolved {
    error_code error;
    std::vector<Tcp::endpoint> endpoints;
};

/// The addresses of a host. The system's resolver can't be interrupted and may take half a minute:
/// it runs in a thread that nobody waits for once the task was ended.
awaitable<Resolved> resolve(
    asio::io_context& io, TaskGroup::Task& task, std::string host, std::uint16_t port
);

/// The same with another resolver, which may block.
awaitable<Resolved> resolve_by(
    asio::io_context& io, TaskGroup::Task& task, std::function<Resolved()> lookup
);

}  // namespace proxy407::net
