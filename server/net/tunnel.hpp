#pragma once

#include "net/connection.hpp"
#include "net/perform.hpp"

namespace proxy407::net {

/// Lives as long as the tunnel: to the embedded origin, in TLS or plain by what the client begins
/// with; or octets both ways to a real host.
awaitable<void> run_tunnel(Connection& connection, Performed opened);

/// A client that came past the proxy, to the target itself.
awaitable<void> run_direct_origin(Connection& connection);

}  // namespace proxy407::net
