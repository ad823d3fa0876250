#include "net/relay.hpp"

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/write.hpp>

#include <array>

namespace proxy407::net {

namespace {

using namespace asio::experimental::awaitable_operators;

/// The other side will send no more; it may still read.
bool is_end(error_code error) {
    return error == asio::error::eof || error == asio::ssl::error::stream_truncated;
}

class Relay {
public:
    Relay(Connection& connection, Tcp::socket& upstream)
        : connection_(connection),
          upstream_(upstream),
          to_target_(connection.task),
          to_client_(connection.task) {}

    awaitable<void> run() {
        connection_.task.begin(Phase::tunnel);
        co_await (upwards() && downwards());
    }

private:
    /// From the client to the target, until the client has no more.
    awaitable<void> upwards() {
        std::array<char, 16 * 1024> piece;
        const auto buffer = asio::buffer(piece);
        bool taken = co_await send_to_target(connection_.buffer);
        connection_.buffer.clear();
        while (taken) {
            const auto read = co_await connection_.stream->read_some(buffer);
            connection_.task.moved(read.size);
            const std::string_view octets(piece.data(), read.size);
            taken = co_await send_to_target(octets);
            if (!read.error) continue;
            if (!is_end(read.error)) lose_client();
            break;
        }
        error_code ignored;
        upstream_.shutdown(Tcp::socket::shutdown_send, ignored);
    }

    awaitable<bool> send_to_target(std::string_view octets) {
        to_target_.begin(connection_.context.limits.idle);
        const auto buffer = asio::buffer(octets);
        const auto [error, size] = co_await asio::async_write(upstream_, buffer, as_result);
        to_target_.over();
        connection_.task.moved(size);
        co_return !error;
    }

    awaitable<void> downwards() {
        std::array<char, 16 * 1024> piece;
        const auto buffer = asio::buffer(piece);
        while (true) {
            const auto [error, size] = co_await upstream_.async_read_some(buffer, as_result);
            if (error) break;
            connection_.task.moved(size);
            const std::string_view octets(piece.data(), size);
            to_client_.begin(connection_.context.limits.idle);
            const auto lost = co_await connection_.stream->write_all(octets);
            to_client_.over();
            if (lost) co_return lose_client();
            connection_.task.moved(size);
        }
        to_client_.begin(connection_.context.limits.idle);
        co_await connection_.stream->shutdown_send();
        to_client_.over();
    }

    /// Nobody is left whom the target's octets could reach: the other direction ends, too.
    void lose_client() {
        error_code ignored;
        upstream_.close(ignored);
        connection_.socket.close(ignored);
    }

    Connection& connection_;
    Tcp::socket& upstream_;
    TaskGroup::Task::Wait to_target_;
    TaskGroup::Task::Wait to_client_;
};

}  // namespace

awaitable<void> relay(Connection& connection, Tcp::socket& upstream) {
    Relay both_ways(connection, upstream);
    co_await both_ways.run();
}

}  // namespace proxy407::net
