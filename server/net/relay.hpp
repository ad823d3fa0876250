#pragma once

#include "net/connection.hpp"

namespace proxy407::net {

/// Octets both ways between the client and a real host, until both have no more, one of them is
/// lost, nothing comes from either for Limits::idle, or one takes nothing for as long. A half-close
/// is passed on. Both sockets are closed at the end of the session or of its task.
awaitable<void> relay(Connection& connection, Tcp::socket& upstream);

}  // namespace proxy407::net
