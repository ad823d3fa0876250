#include "net/session.hpp"

#include "decision/decide.hpp"
#include "net/connection.hpp"
#include "net/content.hpp"
#include "net/exchange_record.hpp"
#include "net/perform.hpp"
#include "net/proxy_protocol.hpp"
#include "net/tunnel.hpp"

#include <optional>

namespace proxy407::net {

namespace {

scenario::Address to_address(const asio::ip::address& address) {
    return scenario::parse_address(address.to_string()).value_or(scenario::Address{});
}

std::string place(const scenario::Address& address, std::uint16_t port) {
    const auto text = scenario::to_string(address);
    return (text.find(':') == text.npos ? text : "[" + text + "]") + ":" + std::to_string(port);
}

/// By the address that the client connected to: one that listens on all addresses has many.
std::string url_of(const Tcp::socket& socket, const scenario::Listener& listener) {
    error_code error;
    const auto endpoint = socket.local_endpoint(error);
    const auto address = scenario::parse_address(endpoint.address().to_string());
    if (error || !address) return "";
    return (listener.tls ? "https://" : "http://") + place(*address, endpoint.port());
}

void record_unusable(Connection& connection, std::string complaint) {
    ExchangeRecord record(connection, connection.recorder);
    record->verdict = decision::Verdict::malformed;
    record->complaint = std::move(complaint);
    record->head.octets = connection.buffer;
}

/// Takes the PROXY header off the front; false when there is none that can be used.
awaitable<bool> take_proxy_header(Connection& connection) {
    while (true) {
        const auto header = parse_proxy_header(connection.buffer);
        if (header.state == ProxyHeader::State::complete) {
            if (header.source) {
                connection.peer = *header.source;
                connection.peer_text = place(*header.source, header.source_port);
            }
            connection.buffer.erase(0, header.size);
            co_return true;
        }
        const bool invalid = header.state == ProxyHeader::State::invalid;
        const bool more = !invalid && co_await read_more_of_head(connection);
        if (!more) {
            record_unusable(connection, "proxy-protocol: " + (invalid ? header.error : "cut off"));
            co_return false;
        }
    }
}

/// Strikes before a byte was read; true when nothing follows it.
awaitable<bool> strike(Connection& connection, decision::Plan plan) {
    ExchangeRecord record(connection, connection.recorder);
    record->verdict = decision::Verdict::fault;
    const auto performed = co_await perform(connection, record, plan);
    const bool goes_on = performed.then == Performed::Then::await_next;
    if (goes_on) record.forget();
    co_return !goes_on;
}

/// The journal keeps the ruling. Until there is a verdict the message counts as incomplete, which
/// it stays if its content never comes.
void note(journal::Exchange& exchange, decision::Decision& decision) {
    auto remarks = std::move(exchange.remarks);
    decision::Ruling& ruling = exchange;
    ruling = std::move(decision);
    if (!ruling.verdict) ruling.verdict = decision::Verdict::malformed;
    remarks.insert(remarks.end(), ruling.remarks.begin(), ruling.remarks.end());
    ruling.remarks = std::move(remarks);
}

/// Decides on a request's head and carries the decision out; a second time with the content where
/// the first decision asks for that. One exchange, whichever way.
awaitable<Performed> serve_request(
    Connection& connection, decision::ConnectionState& state, ExchangeRecord& record
) {
    decision::Request request(record->head);
    const Incoming content{request.message.framing, request.content};
    Performed performed;
    do {
        const auto now = ambient();
        auto decision = decision::decide(connection.scenario(), state, request, now);
        note(*record, decision);
        performed = co_await perform(connection, record, decision.plan, content);
    } while (performed.then == Performed::Then::decide_again);
    forget_content(connection);
    co_return performed;
}

awaitable<Performed> refuse_unreadable(
    Connection& connection, decision::ConnectionState& state, ExchangeRecord& record, NextHead next
) {
    record->head.octets = std::move(next.octets);
    const auto now = ambient();
    auto decision = decision::refuse_unreadable(connection.scenario(), state, next.complaint, now);
    note(*record, decision);
    auto performed = co_await perform(connection, record, decision.plan);
    co_return performed;
}

/// For another scenario: who it is and by which address it came stay.
void begin_again(decision::ConnectionState& state) {
    decision::ConnectionState fresh;
    fresh.peer = state.peer;
    fresh.proxy_url = std::move(state.proxy_url);
    state = std::move(fresh);
}

/// The record of an exchange is in this frame alone: a connection that waits has none.
awaitable<Performed> serve_next(
    Connection& connection, decision::ConnectionState& state, NextHead next
) {
    ExchangeRecord record(connection, connection.recorder);
    if (next.state == NextHead::State::head) {
        record->head = http::parse_request_head(std::move(next.octets));
        co_return co_await serve_request(connection, state, record);
    }
    co_return co_await refuse_unreadable(connection, state, record, std::move(next));
}

/// Requests until the connection ends or becomes a tunnel, and that.
awaitable<void> serve(Connection& connection, decision::ConnectionState& state) {
    state.peer = connection.peer;
    Performed performed;
    do {
        auto next = co_await read_head(connection);
        if (next.state == NextHead::State::nothing) co_return;
        if (connection.keep_up()) begin_again(state);
        performed = co_await serve_next(connection, state, std::move(next));
    } while (performed.then == Performed::Then::await_next);
    if (performed.then == Performed::Then::tunnel) {
        co_await run_tunnel(connection, std::move(performed));
    }
}

/// TLS to the proxy itself, where the listener has it.
awaitable<void> serve_in_tls(Connection& connection, decision::ConnectionState& state) {
    auto* context = connection.context.authority.server_context("localhost");
    const auto accepted = co_await accept_tls(connection, context);
    if (!accepted.stream) {
        record_unusable(connection, "tls-handshake-failed: " + accepted.error.message());
        co_return;
    }
    const StreamLayer tls(connection, *accepted.stream);
    const auto recorded_before = connection.recorded;
    co_await serve(connection, state);
    if (connection.recorded == recorded_before) record_unusable(connection, "tls-without-request");
}

awaitable<void> run(Connection& connection, const scenario::Listener& listener) {
    if (connection.recorder == journal::Recorder::direct_origin) {
        co_await run_direct_origin(connection);
        co_return;
    }
    decision::ConnectionState state;
    state.peer = connection.peer;
    state.proxy_url = url_of(connection.socket, listener);
    const auto accepted = std::chrono::system_clock::now();
    if (auto plan = decision::on_accept(connection.scenario(), state, accepted)) {
        const bool ended = co_await strike(connection, *std::move(plan));
        if (ended) co_return;
    }
    if (scenario::is_in(listener.proxy_protocol_from, connection.peer)) {
        const bool usable = co_await take_proxy_header(connection);
        if (!usable) co_return;
    }
    if (listener.tls) {
        co_await serve_in_tls(connection, state);
    } else {
        co_await serve(connection, state);
    }
}

}  // namespace

awaitable<void> run_session(Context& context, std::shared_ptr<Served> served, Tcp::socket socket) {
    TaskGroup::Task task(context.tasks, served->owner.get());
    const TaskGroup::Task::AtEnd closes(task, [&socket] {
        error_code ignored;
        socket.close(ignored);
    });
    error_code error;
    socket.set_option(Tcp::no_delay(true), error);
    const auto endpoint = socket.remote_endpoint(error);
    const auto stream = context.client_stream(socket);
    Connection connection{context, served, task, socket};
    connection.stream = stream.get();
    connection.recorder = served->recorder;
    connection.id = ++context.connections;
    connection.peer = to_address(endpoint.address());
    connection.peer_text = place(connection.peer, endpoint.port());
    if (served->recorder == journal::Recorder::proxy) context.journal.count_connection();
    try {
        co_await run(connection, served->scenario.listener);
    } catch (const std::exception& exception) {
        // Our own mistake: the connection ends, the server goes on, and the journal tells.
        record_unusable(connection, std::string("internal-error: ") + exception.what());
    }
}

}  // namespace proxy407::net
