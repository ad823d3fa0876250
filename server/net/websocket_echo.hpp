#pragma once

#include "http/forward.hpp"
#include "net/exchange_record.hpp"

namespace proxy407::net {

/// Answers the opening handshake of a WebSocket (RFC 6455 section 4.2) with 101, or with 400 or 426
/// where it is none, and then sends every message back until one side closes. Limits: a message is
/// as long as a request's content may be, and silence ends the connection as anywhere.
awaitable<void> echo_websocket(
    Connection& connection, ExchangeRecord& record, const http::ForwardedRequest& request
);

}  // namespace proxy407::net
