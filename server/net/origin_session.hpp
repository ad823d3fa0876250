#pragma once

#include "net/connection.hpp"

#include <string>

namespace proxy407::net {

enum class OriginLimit { none, one_request };

/// Requests inside a tunnel, answered by the embedded origin and recorded as what it saw.
/// `tunnel` is host:port of the CONNECT, `scheme` "http" or "https".
awaitable<void> run_origin_session(
    Connection& connection, std::string tunnel, std::string scheme, OriginLimit limit
);

}  // namespace proxy407::net
