#include "net/byte_stream.hpp"

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

#include <openssl/ssl.h>

#include <array>
#include <type_traits>

namespace proxy407::net {

namespace {

namespace ssl = asio::ssl;

template <class Next>
class TlsStream;

/// TLS over `Next` (a reference to a socket or to another TLS stream), if the nesting allows it.
template <class Next>
awaitable<AcceptedTls> accept_over(Next& next, SSL_CTX* context, std::string_view already_read) {
    SSL_CTX_up_ref(context);
    ssl::context owned(context);
    auto stream = std::make_unique<TlsStream<Next&>>(next, owned);
    AcceptedTls result;
    result.error = co_await stream->handshake(already_read);
    if (!result.error) result.stream = std::move(stream);
    co_return result;
}

template <class Stream>
awaitable<ReadResult> read_from(Stream& stream, asio::mutable_buffer buffer) {
    ReadResult result;
    std::tie(result.error, result.size) = co_await stream.async_read_some(buffer, as_result);
    co_return result;
}

template <class Stream>
awaitable<error_code> write_to(Stream& stream, std::string_view octets) {
    const auto buffer = asio::buffer(octets);
    const auto [error, size] = co_await asio::async_write(stream, buffer, as_result);
    co_return error;
}

/// Appends what has come; would_block when nothing has.
error_code take_what_came(Tcp::socket& socket, std::string& octets) {
    std::array<char, read_at_once> piece;
    error_code error;
    const auto size = socket.read_some(asio::buffer(piece), error);
    octets.append(piece.data(), size);
    return error;
}

/// TLS inside the tunnel of an https:// proxy is two layers; a third has no use.
template <class Next>
constexpr bool is_socket = std::is_same_v<std::remove_cvref_t<Next>, Tcp::socket>;

template <class Next>
class TlsStream : public ByteStream {
public:
    TlsStream(std::remove_reference_t<Next>& next, ssl::context& context)
        : stream_(next, context) {}

    awaitable<error_code> handshake(std::string_view already_read) {
        const auto buffer = asio::buffer(already_read);
        const auto [error, used] =
            co_await stream_.async_handshake(ssl::stream_base::server, buffer, as_result);
        co_return error;
    }

    awaitable<ReadResult> read_some(asio::mutable_buffer buffer) override {
        return read_from(stream_, buffer);
    }

    awaitable<error_code> read_into(std::string& octets) override {
        std::array<char, read_at_once> piece;
        const auto buffer = asio::buffer(piece);
        const auto [error, size] = co_await stream_.async_read_some(buffer, as_result);
        octets.append(piece.data(), size);
        co_return error;
    }

    awaitable<error_code> write_all(std::string_view octets) override {
        return write_to(stream_, octets);
    }

    awaitable<void> shutdown_send() override {
        // One close_notify, without waiting for the peer's (RFC 8446 section 6.1 allows it).
        SSL_set_shutdown(stream_.native_handle(), SSL_RECEIVED_SHUTDOWN);
        co_await stream_.async_shutdown(as_result);
        error_code ignored;
        stream_.lowest_layer().shutdown(Tcp::socket::shutdown_send, ignored);
    }

    awaitable<AcceptedTls> accept_tls(SSL_CTX* context, std::string_view already_read) override {
        if constexpr (is_socket<Next>) {
            co_return co_await accept_over(stream_, context, already_read);
        } else {
            AcceptedTls result;
            result.error = asio::error::operation_not_supported;
            co_return result;
        }
    }

private:
    ssl::stream<Next> stream_;
};

class PlainStream : public ByteStream {
public:
    explicit PlainStream(Tcp::socket& socket) : socket_(socket) {
        error_code ignored;
        socket.non_blocking(true, ignored);
    }

    awaitable<ReadResult> read_some(asio::mutable_buffer buffer) override {
        return read_from(socket_, buffer);
    }

    awaitable<error_code> read_into(std::string& octets) override {
        while (true) {
            const auto [waited] = co_await socket_.async_wait(Tcp::socket::wait_read, as_result);
            const auto error = waited ? waited : take_what_came(socket_, octets);
            if (error != asio::error::would_block) co_return error;
        }
    }

    awaitable<error_code> write_all(std::string_view octets) override {
        error_code error;
        const auto written = socket_.write_some(asio::buffer(octets), error);
        if (error && error != asio::error::would_block) co_return error;
        octets.remove_prefix(written);
        if (octets.empty()) co_return error_code();
        const auto failed = co_await write_to(socket_, octets);
        co_return failed;
    }

    awaitable<void> shutdown_send() override {
        error_code ignored;
        socket_.shutdown(Tcp::socket::shutdown_send, ignored);
        co_return;
    }

    awaitable<AcceptedTls> accept_tls(SSL_CTX* context, std::string_view already_read) override {
        return accept_over(socket_, context, already_read);
    }

private:
    Tcp::socket& socket_;
};

}  // namespace

std::unique_ptr<ByteStream> plain_stream(Tcp::socket& socket) {
    return std::make_unique<PlainStream>(socket);
}

}  // namespace proxy407::net
