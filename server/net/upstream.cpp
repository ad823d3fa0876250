#include "net/upstream.hpp"

#include "http/reply.hpp"
#include "http/response_reader.hpp"
#include "net/resolve.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>

#include <netinet/tcp.h>

#include <array>
#include <ctime>
#include <optional>

namespace proxy407::net {

namespace {

using namespace asio::experimental::awaitable_operators;
using Clock = std::chrono::steady_clock;
using decision::Failure;
using decision::TargetTrouble;

/// How often is looked whether the work for a request may go on.
constexpr std::chrono::milliseconds look_after{100};

/// A client that has closed its side may wait for the answer, or have left: it can't be told.
constexpr std::chrono::seconds half_closed_wait{2};

/// Up to that much goes out together with the head, and is hashed for rspauth.
constexpr std::size_t at_once = 64 * 1024;

/// Says that a place is off limits: a connection attempt gives no such error.
const error_code off_limits = asio::error::already_open;

/// When the work for one request began, and when it last came on.
struct Progress {
    Clock::time_point began = Clock::now();
    Clock::time_point last = began;
    bool waits_for_client = false;

    void made() { last = Clock::now(); }
};

/// Why the work for a request must not go on.
enum class Stopped { silence, total, client_left };

enum class Client { there, half_closed, gone };

/// Asks the system, for what the client may have sent meanwhile is for later.
Client state_of(Tcp::socket& socket) {
    tcp_info info{};
    socklen_t size = sizeof info;
    const bool known = socket.is_open() &&
                       getsockopt(socket.native_handle(), IPPROTO_TCP, TCP_INFO, &info, &size) == 0;
    if (known && info.tcpi_state == TCP_ESTABLISHED) return Client::there;
    return known && info.tcpi_state == TCP_CLOSE_WAIT ? Client::half_closed : Client::gone;
}

/// Ends when the work that it watches has to. The end of the client's task shows as its socket
/// closed.
awaitable<Stopped> watch(Connection& connection, const Progress& progress) {
    const auto& limits = connection.context.limits;
    asio::steady_timer timer(connection.context.io);
    auto last_seen = Clock::now();  // the client, with its side open
    while (true) {
        timer.expires_after(look_after);
        const auto [error] = co_await timer.async_wait(as_result);
        const auto now = Clock::now();
        const auto client = state_of(connection.socket);
        if (client == Client::there) last_seen = now;
        if (error || client == Client::gone || now - last_seen >= half_closed_wait) {
            co_return Stopped::client_left;
        }
        if (now - progress.began >= limits.target_total) co_return Stopped::total;
        if (now - progress.last >= limits.target_silence) co_return Stopped::silence;
    }
}

TargetTrouble trouble_of(Stopped stopped, const Progress& progress, TargetTrouble silence) {
    if (stopped == Stopped::client_left || progress.waits_for_client) {
        return TargetTrouble::client_gone;
    }
    return stopped == Stopped::total ? TargetTrouble::too_slow : silence;
}

awaitable<error_code> resolve_and_connect(
    Connection& connection, Tcp::socket& socket, const http::Authority& to
) {
    auto resolved = co_await resolve(connection.context.io, connection.task, to.host, to.port);
    if (resolved.error) co_return resolved.error;
    if (connection.task.is_ended()) co_return asio::error::operation_aborted;
    for (const auto& place : resolved.endpoints)
        if (is_off_limits(connection.context, place)) co_return off_limits;
    const auto [error, endpoint] =
        co_await asio::async_connect(socket, resolved.endpoints, as_result);
    co_return error;
}

TargetTrouble trouble_of(error_code error) {
    if (error.category() == asio::error::get_netdb_category()) return TargetTrouble::not_found;
    if (error == off_limits) return TargetTrouble::off_limits;
    if (error == asio::error::connection_refused) return TargetTrouble::refuses;
    return TargetTrouble::unreachable;
}

http::ResponseLimits response_limits(const Limits& limits) {
    http::ResponseLimits out;
    out.head = limits.head_octets;
    out.content = limits.content_octets;
    return out;
}

/// One request on its way to a real host, and what came back of it.
struct Work {
    Connection& connection;
    const UpstreamRequest& request;
    Tcp::socket& socket;
    http::ResponseReader& reader;
    Progress progress = {};
    bool sent = false;  ///< all of it
};

/// By a reset where the target has not taken all: else the system would keep the rest for it.
void leave(Work& work, bool in_order) {
    error_code ignored;
    if (!in_order || !work.sent) {
        work.socket.set_option(asio::socket_base::linger(true, 0), ignored);
    }
    work.socket.close(ignored);
}

awaitable<bool> send_all(Work& work, std::string_view octets) {
    while (!octets.empty()) {
        const auto buffer = asio::buffer(octets.substr(0, at_once));
        const auto [error, size] = co_await work.socket.async_write_some(buffer, as_result);
        if (error) co_return false;
        octets.remove_prefix(size);
        work.progress.made();
    }
    co_return true;
}

/// Never ends by itself: a target may answer before it has read everything, and its answer counts.
awaitable<void> send(Work& work) {
    const auto head = http::to_octets(work.request.head);
    const bool head_sent = co_await send_all(work, head);
    if (head_sent) work.sent = co_await send_all(work, work.request.content);
    asio::steady_timer timer(work.connection.context.io, Clock::time_point::max());
    co_await timer.async_wait(as_result);
}

/// Interim answers go on to clients that know them (RFC 9110 section 15.2).
awaitable<bool> pass_on_interim(Work& work) {
    auto reply = work.reader.take_interim();
    if (work.request.http10) co_return true;
    http::forward_interim(reply);
    const auto octets = http::interim_to_octets(reply);
    work.progress.waits_for_client = true;
    const bool written = co_await write_on(work.connection, octets);
    work.progress.waits_for_client = false;
    work.progress.made();
    co_return written;
}

awaitable<void> receive_some(Work& work) {
    std::array<char, 16 * 1024> piece;
    const auto buffer = asio::buffer(piece);
    const auto [error, size] = co_await work.socket.async_read_some(buffer, as_result);
    work.progress.made();
    if (error) {
        work.reader.end(error == asio::error::eof);
    } else {
        work.reader.feed(std::string_view(piece.data(), size));
    }
}

/// Until the final answer is there, whole and without fault.
awaitable<Failure> receive(Work& work) {
    using State = http::ResponseReader::State;
    while (work.reader.state() != State::complete) {
        if (work.reader.state() == State::faulty) {
            co_return decision::failure(work.reader.fault());
        }
        if (work.reader.state() == State::interim) {
            const bool written = co_await pass_on_interim(work);
            if (!written) co_return decision::failure(TargetTrouble::client_gone);
        } else {
            co_await receive_some(work);
        }
    }
    co_return Failure{};
}

awaitable<Failure> exchange(Work& work) {
    const auto result =
        co_await (receive(work) || send(work) || watch(work.connection, work.progress));
    if (result.index() == 0) co_return std::get<0>(result);
    const auto stopped = std::get<2>(result);
    co_return decision::failure(trouble_of(stopped, work.progress, TargetTrouble::silent));
}

/// The head as it goes on. What was judged of its length is what is said of it.
std::string head_octets(http::ResponseHead& answer, const UpstreamRequest& request, Work& work) {
    auto& reply = answer.reply;
    const bool to_head = request.head.method == "HEAD";
    const bool is_large = reply.body.size() > at_once;
    http::forward_response(
        reply, std::time(nullptr), work.connection.scenario().via_name, answer.minor_version
    );
    std::optional<std::string_view> told;  // rspauth is left out where it goes on in pieces
    if (!is_large) told = to_head ? "" : std::string_view(reply.body);
    auth::put_info(reply, request.info, told);
    const auto length = to_head ? answer.framing.length : reply.body.size();
    const bool has_length = reply.status != 204 && reply.status != 304;
    if (has_length && length) reply.set("Content-Length", std::to_string(*length));
    http::ReplyFraming framing;
    framing.close = request.close;
    framing.body = http::ReplyFraming::Body::unframed;
    framing.to_head = true;  // the head alone
    return http::to_octets(reply, framing);
}

awaitable<Failure> pass_on(Work& work, ExchangeRecord& record) {
    auto& answer = work.reader.head();
    auto octets = head_octets(answer, work.request, work);
    record.reply(octets);
    std::string_view content = answer.reply.body;
    if (content.size() <= at_once) {
        octets += content;
        content = {};
    }
    bool written = co_await write(work.connection, octets);
    if (written) written = co_await write(work.connection, content);
    if (!written) co_return decision::failure(TargetTrouble::client_gone);
    co_return Failure{};
}

}  // namespace

awaitable<Connected> connect_upstream(Connection& connection, const http::Authority& to) {
    Connected out;
    const auto& limits = connection.context.limits;
    auto socket = std::make_unique<TaskSocket>(connection.context.io, connection.task);
    connection.task.give(limits.target_total + limits.idle);
    const Progress progress;
    const auto result = co_await (
        resolve_and_connect(connection, socket->socket, to) || watch(connection, progress)
    );
    if (result.index() == 1) {
        const auto silence = TargetTrouble::never_connected;
        out.failure = decision::failure(trouble_of(std::get<1>(result), progress, silence));
    } else if (const auto error = std::get<0>(result)) {
        out.failure = decision::failure(trouble_of(error));
    } else {
        out.socket = std::move(socket);
    }
    co_return out;
}

awaitable<Failure> forward_upstream(
    Connection& connection, ExchangeRecord& record, const UpstreamRequest& request
) {
    auto connected = co_await connect_upstream(connection, request.to);
    if (!connected.socket) co_return connected.failure;
    record->origin_saw = http::to_octets(request.head);
    const bool to_head = request.head.method == "HEAD";
    http::ResponseReader reader(to_head, response_limits(connection.context.limits));
    Work work{connection, request, connected.socket->socket, reader};
    auto failed = co_await exchange(work);
    leave(work, failed.finding.empty());
    connection.task.give(connection.context.limits.idle);
    if (!failed.finding.empty()) co_return failed;
    if (work.reader.head().reply.status == 407) {
        co_return decision::failure(TargetTrouble::answered_407);
    }
    auto outcome = co_await pass_on(work, record);
    co_return outcome;
}

}  // namespace proxy407::net
