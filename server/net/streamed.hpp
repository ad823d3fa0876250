#pragma once

#include "net/connection.hpp"
#include "origin/stream.hpp"

#include <string>

namespace proxy407::net {

/// The octets as one chunk of a chunked content; of none the last one.
std::string chunk(std::string_view octets);

/// Makes a piece when the one before it is on its way. The first goes with the head. False when
/// the client is gone.
awaitable<bool> write_stream(
    Connection& connection, std::string head, const origin::Stream& stream, bool is_chunked
);

}  // namespace proxy407::net
