#pragma once

#include "auth/ambient.hpp"
#include "journal/journal.hpp"
#include "net/byte_stream.hpp"
#include "net/content_budget.hpp"
#include "net/limits.hpp"
#include "net/task_group.hpp"
#include "net/turns.hpp"
#include "pki/authority.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace proxy407::net {

/// What all connections of a server use.
struct Context {
    asio::io_context& io;
    journal::Journal& journal;
    pki::Authority& authority;
    TaskGroup& tasks;
    Limits limits;
    std::uint64_t connections = 0;  ///< numbers them

    /// Where no client gets through a proxy: the control API.
    std::vector<Tcp::endpoint> off_limits = {};

    /// Over a client's socket. A simulation has another one.
    std::function<std::unique_ptr<ByteStream>(Tcp::socket&)> client_stream = plain_stream;

    Turns turns{io};  ///< of steps that take milliseconds

    /// What is held of requests' contents; and of those whose senders have proved nothing yet.
    ContentBudget content{limits.content_in_all};
    ContentBudget unproven_content{limits.content_in_all / 8};
};

/// Does a connection to that place end at one of those, by whatever name of this machine?
bool is_off_limits(const Context& context, const Tcp::endpoint& place);

/// The clock and the random numbers that are handed to the core.
auth::Ambient ambient();

}  // namespace proxy407::net
