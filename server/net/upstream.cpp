#include "net/upstream.hpp"

#include "http/forward.hpp"
#include "http/reply.hpp"
#include "net/success_info.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include <ctime>
#include <optional>

namespace proxy407::net {

namespace {

namespace beast = boost::beast;
using namespace asio::experimental::awaitable_operators;
using ResponseParser = beast::http::response_parser<beast::http::string_body>;

constexpr std::chrono::seconds patience{10};

UpstreamFailure failure(int status, std::string error, std::string finding) {
    return {status, std::move(error), std::move(finding)};
}

awaitable<void> expire(asio::io_context& io) {
    asio::steady_timer timer(io, patience);
    co_await timer.async_wait(as_result);
}

awaitable<error_code> resolve_and_connect(
    asio::io_context& io, Tcp::socket& socket, const http::Authority& to
) {
    Tcp::resolver resolver(io);
    const auto port = std::to_string(to.port);
    const auto [resolve_error, endpoints] =
        co_await resolver.async_resolve(to.host, port, as_result);
    if (resolve_error) co_return resolve_error;
    const auto [connect_error, endpoint] =
        co_await asio::async_connect(socket, endpoints, as_result);
    co_return connect_error;
}

UpstreamFailure connect_failure(error_code error) {
    if (error.category() == asio::error::get_netdb_category()) {
        return failure(502, "dns_error", "target-not-found");
    }
    if (error == asio::error::connection_refused) {
        return failure(502, "connection_refused", "target-refuses");
    }
    return failure(502, "destination_unavailable", "target-unreachable");
}

std::string request_octets(const UpstreamRequest& request) {
    auto head = request.head;
    std::erase_if(head.fields, [](const auto& field) { return field.first == "Content-Length"; });
    if (request.has_content) {
        head.fields.emplace_back("Content-Length", std::to_string(request.content.size()));
    }
    head.fields.emplace_back("Connection", "close");
    return http::to_octets(head) + request.content;
}

http::Reply to_reply(ResponseParser& parser) {
    auto& message = parser.get();
    http::Reply reply;
    reply.status = message.result_int();
    reply.reason = std::string(message.reason());
    for (const auto& field : message) {
        reply.add(std::string_view(field.name_string()), std::string_view(field.value()));
    }
    reply.body = std::move(message.body());
    return reply;
}

/// One response, interim or final.
struct Response {
    std::optional<http::Reply> reply;
    UpstreamFailure failure;
};

awaitable<error_code> read_into(
    Tcp::socket& socket, beast::flat_buffer& buffer, ResponseParser& parser
) {
    const auto [error, size] = co_await beast::http::async_read(socket, buffer, parser, as_result);
    co_return error;
}

awaitable<Response> read_response(
    Connection& connection, Tcp::socket& socket, beast::flat_buffer& buffer, bool to_head
) {
    Response response;
    ResponseParser parser;
    parser.body_limit(connection.context.limits.content_octets);
    parser.header_limit(static_cast<std::uint32_t>(connection.context.limits.head_octets));
    parser.skip(to_head);
    const auto result =
        co_await (read_into(socket, buffer, parser) || expire(connection.context.io));
    if (result.index() == 1) {
        response.failure = failure(504, "connection_read_timeout", "target-timed-out");
    } else if (std::get<0>(result)) {
        response.failure = failure(502, "http_protocol_error", "bad-response-from-target");
    } else {
        response.reply = to_reply(parser);
    }
    co_return response;
}

awaitable<bool> pass_on(
    Connection& connection,
    ExchangeRecord& record,
    http::Reply reply,
    const UpstreamRequest& request
) {
    const bool to_head = request.head.method == "HEAD";
    const auto length = reply.find("Content-Length") ? *reply.find("Content-Length") : "";
    http::forward_response(reply, std::time(nullptr));
    std::erase_if(reply.fields, [](const auto& field) { return field.first == "Content-Length"; });
    put_success_info(reply, request.info, to_head, false);
    http::ReplyFraming framing;
    framing.close = request.close;
    framing.to_head = to_head;
    framing.to_connect = to_head;  // the length told is that of the content GET would give
    if (to_head && !length.empty()) reply.set("Content-Length", length);
    const auto octets = http::to_octets(reply, framing);
    record.reply(octets);
    const bool written = co_await write(connection, octets);
    co_return written;
}

/// 1xx goes on to clients that know it (RFC 9110 section 15.2).
awaitable<bool> pass_on_interim(Connection& connection, const http::Reply& reply) {
    const auto octets = http::to_octets(reply, http::ReplyFraming());
    const bool written = co_await write(connection, octets);
    co_return written;
}

}  // namespace

awaitable<Connected> connect_upstream(Connection& connection, const http::Authority& to) {
    Connected out;
    auto& io = connection.context.io;
    auto socket = std::make_unique<Tcp::socket>(io);
    connection.task.give(patience + connection.context.limits.idle);
    const auto result = co_await (resolve_and_connect(io, *socket, to) || expire(io));
    if (result.index() == 1) {
        out.failure = failure(504, "connection_timeout", "target-timed-out");
    } else if (const auto error = std::get<0>(result)) {
        out.failure = connect_failure(error);
    } else {
        out.socket = std::move(socket);
    }
    co_return out;
}

awaitable<UpstreamFailure> forward_upstream(
    Connection& connection, ExchangeRecord& record, const UpstreamRequest& request
) {
    auto connected = co_await connect_upstream(connection, request.to);
    if (!connected.socket) co_return connected.failure;
    auto& socket = *connected.socket;
    record->origin_saw = http::to_octets(request.head);

    const auto octets = request_octets(request);
    const auto to_send = asio::buffer(octets);
    // A target may answer before it has read everything: its answer counts, not this error.
    co_await asio::async_write(socket, to_send, as_result);

    beast::flat_buffer buffer;
    const bool to_head = request.head.method == "HEAD";
    while (true) {
        auto response = co_await read_response(connection, socket, buffer, to_head);
        if (!response.reply) co_return response.failure;
        auto& reply = *response.reply;
        if (reply.status == 407) {  // the next hop's challenge is none of ours (S-AUTH-07)
            co_return failure(502, "http_protocol_error", "407-from-target");
        }
        if (reply.status >= 200) {
            const bool written = co_await pass_on(connection, record, std::move(reply), request);
            co_return failure(0, "", written ? "" : "client-gone");
        }
        if (request.http10) continue;
        const bool written = co_await pass_on_interim(connection, reply);
        if (!written) co_return failure(0, "", "client-gone");
    }
}

}  // namespace proxy407::net
