#include "net/connection.hpp"

#include "http/unreadable.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <array>

namespace proxy407::net {

namespace {

constexpr std::size_t most_drained = 4 * 1024 * 1024;

/// Written at once: how far a client has come with its answer is seen between two of them.
constexpr std::size_t piece_octets = Deadline::stride;

NextHead unreadable(std::string octets, http::Complaint why) {
    return {NextHead::State::unreadable, std::move(octets), std::move(why)};
}

NextHead cut_off(Connection& connection) {
    if (connection.buffer.empty()) return {};
    return unreadable(std::move(connection.buffer), http::judge_cut_off());
}

/// The head that the buffer begins with, which is taken out of it, or why it has none; nothing:
/// more has to come.
std::optional<NextHead> head_in(std::string& buffer, http::HeadReader& reader) {
    if (auto why = http::judge_first_octets(buffer)) {
        return unreadable(std::move(buffer), *std::move(why));
    }
    const auto state = reader.feed(buffer);
    if (state == http::HeadReader::State::more) return std::nullopt;
    if (state != http::HeadReader::State::complete) {
        auto why = http::judge_oversize(state, buffer);
        return unreadable(std::move(buffer), std::move(why));
    }
    NextHead next;
    next.state = NextHead::State::head;
    if (reader.begin() == 0 && reader.end() == buffer.size()) {
        next.octets = std::exchange(buffer, {});
        return next;
    }
    next.octets = buffer.substr(reader.begin(), reader.end() - reader.begin());
    buffer.erase(0, reader.end());
    return next;
}

}  // namespace

bool Connection::keep_up() {
    const auto* before = served.get();
    while (served->successor != nullptr) served = served->successor;
    return served.get() != before;
}

awaitable<bool> read_more(Connection& connection) {
    const auto before = connection.buffer.size();
    const auto error = co_await connection.stream->read_into(connection.buffer);
    connection.task.moved(connection.buffer.size() - before);
    co_return !error;
}

awaitable<bool> read_more_of_head(Connection& connection) {
    connection.task.begin(connection.buffer.empty() ? Phase::request : Phase::head);
    return read_more(connection);
}

awaitable<bool> write(Connection& connection, std::string_view octets) {
    connection.task.begin(Phase::reply);
    return write_on(connection, octets);
}

awaitable<bool> write_on(Connection& connection, std::string_view octets) {
    do {
        const auto piece = octets.substr(0, piece_octets);
        const auto error = co_await connection.stream->write_all(piece);
        if (error) co_return false;
        octets.remove_prefix(piece.size());
        connection.task.moved(piece.size());
    } while (!octets.empty());
    co_return true;
}

awaitable<bool> pause(Connection& connection, std::chrono::milliseconds time) {
    auto& task = connection.task;
    if (time.count() == 0 || task.is_ended()) co_return !task.is_ended();
    task.give(time + connection.context.limits.idle);
    asio::steady_timer timer(connection.context.io, time);
    const TaskGroup::Task::AtEnd wake(task, [&timer] { timer.cancel(); });
    co_await timer.async_wait(as_result);
    co_return !task.is_ended();
}

awaitable<AcceptedTls> accept_tls(Connection& connection, ssl_ctx_st* context) {
    connection.task.begin(Phase::handshake);
    const auto already_read = std::exchange(connection.buffer, "");
    auto accepted = co_await connection.stream->accept_tls(context, already_read);
    co_return accepted;
}

awaitable<void> close_in_stages(Connection& connection) {
    connection.task.begin(Phase::closing);
    co_await connection.stream->shutdown_send();
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
    connection.task.begin(Phase::silence);
    while (true) {
        const auto result = co_await connection.stream->read_some(buffer);
        if (result.error) co_return;
    }
}

awaitable<NextHead> read_head(Connection& connection) {
    http::HeadLimits limits;
    limits.head = connection.context.limits.head_octets;
    http::HeadReader reader(limits);
    // Of requests that came together each waits for its turn: neither to read nor to write it does.
    if (!connection.buffer.empty()) {
        co_await asio::post(connection.context.io, asio::use_awaitable);
    }
    while (true) {
        if (auto next = head_in(connection.buffer, reader)) co_return *std::move(next);
        const bool more = co_await read_more_of_head(connection);
        if (!more) co_return cut_off(connection);
    }
}

awaitable<http::BodyReader> read_content(
    Connection& connection,
    const http::Framing& framing,
    std::uint64_t limit,
    http::BodyReader::Sink sink
) {
    http::BodyReader reader(framing, limit, std::move(sink));
    connection.task.begin(Phase::content);
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
