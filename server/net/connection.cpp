#include "net/connection.hpp"

#include <boost/asio/steady_timer.hpp>

namespace proxy407::net {

namespace {

constexpr std::chrono::seconds linger{2};
constexpr std::size_t most_drained = 4 * 1024 * 1024;

http::Complaint complaint(int status, std::string finding, std::string message, std::string basis) {
    return {status, std::move(finding), std::move(message), std::move(basis)};
}

/// Octets that can't be the beginning of an HTTP/1 request, by their first few.
std::optional<http::Complaint> not_http(std::string_view octets) {
    constexpr std::string_view h2_preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    if (octets.size() >= 3 && octets[0] == 0x16 && octets[1] == 0x03) {
        return complaint(
            400,
            "tls-on-plain-port",
            "The client began TLS, but this proxy listens for plain HTTP: its URL is http://, not "
            "https://, also for https targets.",
            "S-MSG-01"
        );
    }
    if (octets.starts_with(h2_preface.substr(0, 16))) {
        return complaint(
            505, "http2-preface", "The client began HTTP/2; this proxy speaks HTTP/1.1.", "S-MSG-09"
        );
    }
    if (octets.size() >= 2 && (octets[0] == 4 || octets[0] == 5)) {
        return complaint(
            400,
            "socks-on-http-port",
            "The client began SOCKS; this is an HTTP proxy (its URL begins with http://).",
            "S-MSG-01"
        );
    }
    return std::nullopt;
}

NextHead unreadable(std::string octets, http::Complaint why) {
    return {NextHead::State::unreadable, std::move(octets), std::move(why)};
}

NextHead too_large(Connection& connection, http::HeadReader::State state) {
    const bool line = state == http::HeadReader::State::request_line_too_large;
    auto why =
        line
            ? complaint(414, "request-line-too-large", "The request line is too long.", "S-MSG-10")
            : complaint(431, "head-too-large", "The head of the request is too large.", "S-MSG-11");
    return unreadable(std::move(connection.buffer), std::move(why));
}

NextHead cut_off(Connection& connection) {
    if (connection.buffer.empty()) return {};
    return unreadable(
        std::move(connection.buffer),
        complaint(400, "head-cut-off", "The client stopped in the middle of a head.", "S-MSG-01")
    );
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
        if (auto why = not_http(buffer)) {
            co_return unreadable(std::move(buffer), *std::move(why));
        }
        const auto state = reader.feed(buffer);
        if (state == http::HeadReader::State::complete) break;
        if (state != http::HeadReader::State::more) co_return too_large(connection, state);
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
