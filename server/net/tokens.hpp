// net: listener, session, the performer of plans, tunnels, TLS, the PROXY protocol, limits.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace proxy407::net {

namespace asio = boost::asio;
using asio::awaitable;
using boost::system::error_code;
using Tcp = asio::ip::tcp;

/// Results come back as a tuple that begins with the error_code: I/O failure is no exception.
inline constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

}  // namespace proxy407::net
