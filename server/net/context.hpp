#pragma once

#include "auth/ambient.hpp"
#include "journal/journal.hpp"
#include "net/limits.hpp"
#include "net/task_group.hpp"
#include "pki/authority.hpp"

#include <cstdint>

namespace proxy407::net {

/// What all connections of a server use.
struct Context {
    asio::io_context& io;
    journal::Journal& journal;
    pki::Authority& authority;
    TaskGroup& tasks;
    Limits limits;
    std::uint64_t connections = 0;  ///< numbers them
};

/// The clock and the random numbers that are handed to the core.
auth::Ambient ambient();

}  // namespace proxy407::net
