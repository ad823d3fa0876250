#include "net/connection.hpp"

#include "http/unreadable.hpp"

#include <boost/asio/steady_timer.hpp>

namespace proxy407::net {

namespace {

constexpr std::chrono::seconds linger{2};
constexpr std::size_t most_drained = 4 * 1024 * 1024;

NextHead unreadable(std::string octets, http::Complaint why) {
    return {NextHead::State::unreadable, std::move(octets), std::move(why)};
}

NextHead cut_off(Connection& connection) {
    if (connection.buffer.empty()) return {};
    return unreadable(std::move(connection.buffer), http::judge_cut_off());
}

}  // namespace

awaitable<bool> read_more(Connection& connection) {
    std::array<char, 16 * 1024> piece;
    const auto buffer = asio::buffer(piece);
    const auto result = co_await connection.stream->read_some(buffer);
    connection.buffer.append(piece.data(), result.size);
    connection.task.give(connection.context.limits.idle);
    co_return !result.error;
}

awaitable<bool> write(Connection& connection, std::string_view octets) {
    const auto error = co_await connection.stream->write_all(octets);
    connection.task.give(connection.context.limits.idle);
    co_return !error;
}

awaitable<void> pause(Connection& connection, std::chrono::milliseconds time) {
    if (time.count() == 0) co_return;
    connection.task.give(time + connection.context.limits.idle);
    asio::steady_timer timer(connection.context.io, time);
    co_await timer.async_wait(as_result);
}

awaitable<void> close_in_stages(Connection& connection) {
    co_await connection.stream->shutdown_send();
    connection.task.give(linger);
    std::array<char, 16 * 1024> piece;
    const auto buffer = asio::buffer(piece);
    for (std::size_t drained = 0; drained < most_drained;) {
        // Below TLS: what comes now is thrown away anyhow.
        const auto [error, size] = co_await connection.socket.async_read_some(buffer, as_result);
        if (error) break;
        drained += size;
    }
    error_code ignored;
    connection.socket.close(ignored);
}

void reset(Connection& connection) {
    error_code ignored;
    connection.socket.set_option(asio::socket_base::linger(true, 0), ignored);
    connection.socket.close(ignored);
}

awaitable<void> stay_silent(Connection& connection) {
    std::array<char, 16 * 1024> piece;
    const auto buffer = asio::buffer(piece);
    connection.task.give(connection.context.limits.idle);
    while (true) {
        const auto result = co_await connection.stream->read_some(buffer);
        if (result.error) co_return;
    }
}

awaitable<NextHead> read_head(Connection& connection) {
    http::HeadLimits limits;
    limits.head = connection.context.limits.head_octets;
    http::HeadReader reader(limits);
    auto& buffer = connection.buffer;
    while (true) {
        if (auto why = http::judge_first_octets(buffer)) {
            co_return unreadable(std::move(buffer), *std::move(why));
        }
        const auto state = reader.feed(buffer);
        if (state == http::HeadReader::State::complete) break;
        if (state != http::HeadReader::State::more) {
            auto why = http::judge_oversize(state, buffer);
            co_return unreadable(std::move(buffer), std::move(why));
        }
        connection.task.set_waiting(buffer.empty());
        const bool more = co_await read_more(connection);
        connection.task.set_waiting(false);
        if (!more) co_return cut_off(connection);
    }
    NextHead next;
    next.state = NextHead::State::head;
    next.octets = buffer.substr(reader.begin(), reader.end() - reader.begin());
    buffer.erase(0, reader.end());
    co_return next;
}

awaitable<http::BodyReader> read_content(
    Connection& connection, const http::Framing& framing, std::uint64_t limit
) {
    http::BodyReader reader(framing, limit);
    while (reader.state() == http::BodyReader::State::more) {
        if (connection.buffer.empty()) {
            const bool more = co_await read_more(connection);
            if (!more) break;
        }
        connection.buffer.erase(0, reader.feed(connection.buffer));
    }
    co_return reader;
}

}  // namespace proxy407::net
