#include "net/tunnel.hpp"

#include "http/target.hpp"
#include "http/unreadable.hpp"
#include "net/exchange_record.hpp"
#include "net/origin_session.hpp"
#include "net/relay.hpp"

#include <utility>

namespace proxy407::net {

namespace {

/// What came of TLS inside the tunnel, where it was no request.
void record_event(Connection& connection, const std::string& tunnel, std::string complaint) {
    ExchangeRecord record(connection, origin_recorder(connection), tunnel);
    record->verdict = decision::Verdict::malformed;
    record->complaint = std::move(complaint);
}

/// Carries so many octets to the client and then no more, not even a word that it is over: what
/// was written had an end that nobody announced.
class CutStream : public ByteStream {
public:
    CutStream(ByteStream& next, std::uint64_t octets) : next_(next), left_(octets) {}

    awaitable<ReadResult> read_some(asio::mutable_buffer buffer) override {
        return next_.read_some(buffer);
    }

    awaitable<error_code> read_into(std::string& octets) override {
        return next_.read_into(octets);
    }

    awaitable<error_code> write_all(std::string_view octets) override {
        const auto part = octets.substr(0, left_);
        left_ -= part.size();
        const auto error = co_await next_.write_all(part);
        if (error || left_ > 0) co_return error;
        co_return asio::error::broken_pipe;
    }

    awaitable<void> shutdown_send() override { co_return; }

    awaitable<AcceptedTls> accept_tls(ssl_ctx_st* context, std::string_view already_read) override {
        return next_.accept_tls(context, already_read);
    }

private:
    ByteStream& next_;
    std::uint64_t left_;
};

using End = std::optional<scenario::Tunnel::End>;

/// The first request inside is served as ever, or cut off in its answer; or all of them.
awaitable<void> serve_inside(
    Connection& connection, const std::string& tunnel, const std::string& scheme, const End& end
) {
    const bool one = end && end->at == scenario::Tunnel::End::At::reply;
    const auto limit = one ? OriginLimit::one_request : OriginLimit::none;
    if (!one || !end->after_octets) {
        co_await run_origin_session(connection, tunnel, scheme, limit);
        co_return;
    }
    CutStream cut(*connection.stream, *end->after_octets);
    const StreamLayer layer(connection, cut);
    co_await run_origin_session(connection, tunnel, scheme, limit);
}

/// The embedded origin at the other end, in TLS where the client begins it. `tunnel` is empty for
/// one that came directly.
awaitable<void> run_embedded(
    Connection& connection, const std::string& tunnel, const std::string& host, const End& end
) {
    auto protocol = http::protocol_of(connection.buffer);
    while (!protocol) {
        const bool more = co_await read_more_of_head(connection);
        if (!more) break;
        protocol = http::protocol_of(connection.buffer);
    }
    if (connection.buffer.empty()) co_return;
    if (protocol != http::Protocol::tls) {
        co_await serve_inside(connection, tunnel, "http", end);
        co_return;
    }
    auto* context = connection.context.authority.server_context(host);
    const auto accepted = co_await accept_tls(connection, context);
    if (!accepted.stream) {
        record_event(connection, tunnel, "tls-handshake-failed: " + accepted.error.message());
        co_await close_in_stages(connection);
        co_return;
    }
    const StreamLayer tls(connection, *accepted.stream);
    const auto recorded_before = connection.recorded;
    co_await serve_inside(connection, tunnel, "https", end);
    if (connection.recorded == recorded_before) {
        record_event(connection, tunnel, "tls-without-request");
    }
}

awaitable<void> run_to_its_time(Connection& connection, const Performed& opened) {
    using At = scenario::Tunnel::End::At;
    if (opened.end && opened.end->at == At::established) co_return;
    if (opened.end && opened.end->at == At::octets) {
        if (connection.buffer.empty()) co_await read_more_of_head(connection);
        co_return;
    }
    if (opened.upstream) {
        co_await relay(connection, opened.upstream->socket);
        co_return;
    }
    const auto tunnel = http::to_string(opened.to);
    co_await run_embedded(connection, tunnel, opened.to.host, opened.end);
}

awaitable<void> end_tunnel(Connection& connection, const scenario::Tunnel::End& end) {
    const bool goes_on = co_await pause(connection, end.pause);
    if (!goes_on || !connection.socket.is_open()) co_return;
    switch (end.effect) {
        case scenario::Effect::reset: reset(connection); break;
        case scenario::Effect::close: co_await close_in_stages(connection); break;
        case scenario::Effect::silence: co_await stay_silent(connection); break;
    }
}

}  // namespace

awaitable<void> run_direct_origin(Connection& connection) {
    const std::string host = connection.socket.local_endpoint().address().to_string();
    co_await run_embedded(connection, "", host, std::nullopt);
}

awaitable<void> run_tunnel(Connection& connection, Performed opened) {
    co_await run_to_its_time(connection, opened);
    if (opened.end) co_await end_tunnel(connection, *opened.end);
}

}  // namespace proxy407::net
