#include "net/websocket_echo.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <ctime>
#include <exception>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace proxy407::net {

namespace {

namespace beast = boost::beast;
namespace websocket = beast::websocket;

awaitable<ReadResult> read_some(Connection& connection, asio::mutable_buffer into) {
    ReadResult result;
    if (connection.buffer.empty()) {
        connection.task.begin(Phase::tunnel);
        const bool more = co_await read_more(connection);
        if (!more && connection.buffer.empty()) result.error = asio::error::eof;
    }
    result.size = asio::buffer_copy(into, asio::buffer(connection.buffer));
    connection.buffer.erase(0, result.size);
    co_return result;
}

awaitable<ReadResult> write_all(Connection& connection, asio::const_buffer octets) {
    ReadResult result;
    const std::string_view text(static_cast<const char*>(octets.data()), octets.size());
    connection.task.begin(Phase::tunnel);
    const bool written = co_await write_on(connection, text);
    if (written) {
        result.size = octets.size();
    } else {
        result.error = asio::error::broken_pipe;
    }
    co_return result;
}

/// A connection, plain or in TLS, as what Beast builds its WebSocket on.
class ConnectionStream {
public:
    using executor_type = asio::any_io_executor;

    explicit ConnectionStream(Connection& connection) : connection_(&connection) {}

    executor_type get_executor() const { return connection_->context.io.get_executor(); }

    template <class Buffers, class Token>
    auto async_read_some(const Buffers& buffers, Token&& token) {
        return start(&read_some, first_of<asio::mutable_buffer>(buffers), token);
    }

    template <class Buffers, class Token>
    auto async_write_some(const Buffers& buffers, Token&& token) {
        return start(&write_all, first_of<asio::const_buffer>(buffers), token);
    }

    /// The session closes the socket, in stages.
    template <class Handler>
    friend void async_teardown(beast::role_type, ConnectionStream& stream, Handler&& handler) {
        asio::post(
            stream.get_executor(),
            beast::bind_front_handler(std::forward<Handler>(handler), error_code{})
        );
    }

    friend void beast_close_socket(ConnectionStream&) {}

private:
    /// Some octets are enough, and an operation on none is over at once.
    template <class Buffer, class Buffers>
    static Buffer first_of(const Buffers& buffers) {
        for (auto each = asio::buffer_sequence_begin(buffers);
             each != asio::buffer_sequence_end(buffers);
             ++each) {
            const Buffer buffer(*each);
            if (buffer.size() > 0) return buffer;
        }
        return {};
    }

    template <class Operation, class Buffer, class Token>
    auto start(Operation operation, Buffer buffer, Token& token) {
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [this, operation](auto handler, Buffer octets) {
                const auto executor = asio::get_associated_executor(handler, get_executor());
                auto done = [handler = std::move(handler
                             )](const std::exception_ptr& failure, ReadResult result) mutable {
                    if (failure) result.error = asio::error::fault;
                    std::move(handler)(result.error, result.size);
                };
                asio::co_spawn(
                    get_executor(),
                    operation(*connection_, octets),
                    asio::bind_executor(executor, std::move(done))
                );
            },
            token,
            buffer
        );
    }

    Connection* connection_;
};

using Handshake = beast::http::request<beast::http::empty_body>;
using WebSocket = websocket::stream<ConnectionStream, false>;

Handshake to_beast(const http::ForwardedRequest& request, bool http10) {
    Handshake handshake;
    handshake.method_string(request.method);
    handshake.target(request.path_and_query);
    handshake.version(http10 ? 10 : 11);
    for (const auto& [name, value] : request.fields) handshake.insert(name, value);
    return handshake;
}

/// A long message goes back in frames of this size: no connection holds more of it.
constexpr std::size_t frame_octets = 64 * 1024;

awaitable<void> echo(WebSocket& stream) {
    std::vector<char> piece(frame_octets);
    while (true) {
        const auto [ended, received] =
            co_await stream.async_read_some(asio::buffer(piece), as_result);
        if (ended) co_return;
        stream.text(stream.got_text());
        const auto octets = asio::buffer(piece.data(), received);
        const auto [lost, sent] =
            co_await stream.async_write_some(stream.is_message_done(), octets, as_result);
        if (lost) co_return;
    }
}

}  // namespace

awaitable<void> echo_websocket(
    Connection& connection, ExchangeRecord& record, const http::ForwardedRequest& request
) {
    record->origin_saw = http::to_octets(request);
    const auto handshake = to_beast(request, record->head.minor_version == 0);
    WebSocket stream(connection);
    stream.read_message_max(connection.context.limits.content_octets);
    const auto complete = [&record](websocket::response_type& reply) {
        reply.set(beast::http::field::server, http::pseudonym);
        reply.set(beast::http::field::date, http::http_date(std::time(nullptr)));
        std::ostringstream octets;
        octets << reply;
        record.reply(octets.str());
    };
    stream.set_option(websocket::stream_base::decorator(complete));
    const auto [refused] = co_await stream.async_accept(handshake, as_result);
    if (!refused) co_await echo(stream);
    co_await close_in_stages(connection);
}

}  // namespace proxy407::net
