#pragma once

#include "net/tokens.hpp"

#include <boost/asio/buffer.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

struct ssl_ctx_st;

namespace proxy407::net {

struct ReadResult {
    error_code error;
    std::size_t size = 0;
};

struct AcceptedTls;

inline constexpr std::size_t read_at_once = 16ul * 1024;

/// A connection to a client, plain or encrypted, once or twice.
class ByteStream {
public:
    virtual ~ByteStream() = default;
    virtual awaitable<ReadResult> read_some(asio::mutable_buffer buffer) = 0;

    /// Appends what comes next, at most `read_at_once` octets. A plain stream holds no memory for
    /// it while it waits.
    virtual awaitable<error_code> read_into(std::string& octets) = 0;

    /// What the socket takes at once is written at once: no other connection has a turn meanwhile.
    virtual awaitable<error_code> write_all(std::string_view octets) = 0;

    /// Tells the peer that nothing more will come: close_notify and FIN.
    virtual awaitable<void> shutdown_send() = 0;

    /// A server-side TLS handshake on top of this stream, beginning with octets already read from
    /// it. This stream must outlive the new one.
    virtual awaitable<AcceptedTls> accept_tls(
        ssl_ctx_st* context, std::string_view already_read
    ) = 0;
};

struct AcceptedTls {
    error_code error;
    std::unique_ptr<ByteStream> stream;  ///< empty on error
};

/// The plain stream of a socket, which must outlive it.
std::unique_ptr<ByteStream> plain_stream(Tcp::socket& socket);

}  // namespace proxy407::net
