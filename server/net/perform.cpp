#include "net/perform.hpp"

#include "http/proxy_status.hpp"
#include "net/origin_reply.hpp"
#include "net/upstream.hpp"

#include <ctime>

namespace proxy407::net {

namespace {

using Then = Performed::Then;
using BodyState = http::BodyReader::State;

/// The state of one performance; a step says whether the next one is to follow.
struct Performer {
    Connection& connection;
    ExchangeRecord& record;
    const http::Framing& framing;
    bool keeps_alive;  ///< the plan goes on to a next request
    std::string content = {};
    Performed result = {};

    awaitable<bool> refuse(int status, std::string_view error, std::string_view finding);
    awaitable<bool> operator()(const decision::Send& step);
    awaitable<bool> operator()(const decision::Pause& step);
    awaitable<bool> operator()(const decision::ReadContent& step);
    awaitable<bool> operator()(const decision::DrainContent& step);
    awaitable<bool> operator()(const decision::AnswerFromOrigin& step);
    awaitable<bool> operator()(const decision::Forward& step);
    awaitable<bool> operator()(const decision::OpenTunnel& step);
    awaitable<bool> operator()(const decision::Close& step);
    awaitable<bool> operator()(const decision::Reset& step);
    awaitable<bool> operator()(const decision::Silence& step);
    awaitable<bool> operator()(const decision::AwaitNext& step);
};

/// Our own answer to something that went wrong on the way; the connection ends with it.
awaitable<bool> Performer::refuse(int status, std::string_view error, std::string_view finding) {
    http::Reply reply;
    reply.status = status;
    reply.set("Date", http::http_date(std::time(nullptr)));
    reply.set("Proxy-Status", http::proxy_status(error, finding));
    reply.set("Content-Type", "text/plain; charset=utf-8");
    reply.body = "proxy407: " + std::string(finding) + "\n";
    http::ReplyFraming reply_framing;
    reply_framing.close = true;
    reply_framing.to_head = record->head.method() == "HEAD";
    record->complaint = finding;
    const auto octets = http::to_octets(reply, reply_framing);
    record.reply(octets);
    const bool written = co_await write(connection, octets);
    if (written) co_await close_in_stages(connection);
    co_return false;
}

awaitable<bool> Performer::operator()(const decision::Send& step) {
    record.reply(step.octets);
    if (step.piece_octets == 0) {
        const bool written = co_await write(connection, step.octets);
        co_return written;
    }
    std::string_view left = step.octets;
    while (!left.empty()) {
        const auto piece = left.substr(0, step.piece_octets);
        left.remove_prefix(piece.size());
        const bool written = co_await write(connection, piece);
        if (!written) co_return false;
        if (!left.empty()) co_await pause(connection, step.pause);
    }
    co_return true;
}

awaitable<bool> Performer::operator()(const decision::Pause& step) {
    co_await pause(connection, step.time);
    co_return true;
}

awaitable<bool> Performer::operator()(const decision::ReadContent& step) {
    if (framing.expects_continue && connection.buffer.empty()) {
        const std::string_view interim = "HTTP/1.1 100 Continue\r\n\r\n";
        const bool written = co_await write(connection, interim);
        if (!written) co_return false;
    }
    auto reader = co_await read_content(connection, framing, step.limit);
    record->content_received = reader.content().size();
    for (const auto& name : reader.trailer_names()) {
        if (name == "proxy-authorization") record->remarks.emplace_back("credentials-in-trailer");
    }
    content = reader.take_content();
    if (reader.state() == BodyState::complete) co_return true;
    const std::string_view error = "http_request_error";
    if (reader.state() == BodyState::too_large) {
        const bool next = co_await refuse(413, error, "content-too-large");
        co_return next;
    }
    if (reader.state() == BodyState::malformed) {
        const bool next = co_await refuse(400, error, "malformed-chunks");
        co_return next;
    }
    record->complaint = "content-cut-off";
    co_return false;
}

awaitable<bool> Performer::operator()(const decision::DrainContent& step) {
    const auto reader = co_await read_content(connection, framing, step.limit);
    if (reader.state() == BodyState::complete) co_return true;
    if (reader.state() != BodyState::more) co_await close_in_stages(connection);
    co_return false;
}

awaitable<bool> Performer::operator()(const decision::AnswerFromOrigin& step) {
    OriginReply reply;
    reply.request.head = step.request;
    reply.request.content = std::move(content);
    reply.request.scheme = "http";
    reply.request.exit_address = scenario::to_string(connection.peer);
    reply.http10 = record->head.minor_version == 0;
    reply.close = !keeps_alive;
    const bool written = co_await answer_from_origin(connection, record, reply);
    co_return written;
}

awaitable<bool> Performer::operator()(const decision::Forward& step) {
    if (framing.body != http::Framing::Body::none || framing.expects_continue) {
        const decision::ReadContent all{connection.context.limits.content_octets};
        const bool read = co_await (*this)(all);
        if (!read) co_return false;
    }
    UpstreamRequest request;
    request.to = step.to;
    request.head = step.request;
    request.content = std::move(content);
    request.has_content = framing.body != http::Framing::Body::none;
    request.http10 = record->head.minor_version == 0;
    request.close = !keeps_alive;
    const auto outcome = co_await forward_upstream(connection, record, request);
    if (outcome.status != 0) {
        const bool next = co_await refuse(outcome.status, outcome.error, outcome.finding);
        co_return next;
    }
    co_return outcome.finding.empty();
}

awaitable<bool> Performer::operator()(const decision::OpenTunnel& step) {
    result.to = step.to;
    if (step.forward) {
        auto connected = co_await connect_upstream(connection, step.to);
        if (!connected.socket) {
            const bool next = co_await refuse(
                connected.failure.status, connected.failure.error, connected.failure.finding
            );
            co_return next;
        }
        result.upstream = std::move(connected.socket);
    }
    record->early_octets = connection.buffer.size();
    for (const auto& part : step.established) {
        const bool next = co_await std::visit(*this, part);
        if (!next) co_return false;
    }
    result.then = Then::tunnel;
    result.end = step.end;
    co_return false;
}

awaitable<bool> Performer::operator()(const decision::Close&) {
    record.finish();
    co_await close_in_stages(connection);
    co_return false;
}

awaitable<bool> Performer::operator()(const decision::Reset&) {
    reset(connection);
    co_return false;
}

awaitable<bool> Performer::operator()(const decision::Silence&) {
    record.finish();
    co_await stay_silent(connection);
    co_return false;
}

awaitable<bool> Performer::operator()(const decision::AwaitNext&) {
    result.then = Then::await_next;
    co_return true;
}

}  // namespace

awaitable<Performed> perform(
    Connection& connection,
    ExchangeRecord& record,
    const decision::Plan& plan,
    const http::Framing& framing
) {
    const bool keeps = !plan.empty() && std::holds_alternative<decision::AwaitNext>(plan.back());
    Performer performer{connection, record, framing, keeps};
    for (const auto& step : plan) {
        const bool next = co_await std::visit(performer, step);
        if (!next) break;
    }
    co_return std::move(performer.result);
}

}  // namespace proxy407::net
