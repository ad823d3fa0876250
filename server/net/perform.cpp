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
    bool keeps_alive;                      ///< the plan goes on to a next request
    bool needs_all_content;                ///< the verdict hangs on it
    std::optional<http::Content> content;  ///< once it has been read
    Performed result = {};

    awaitable<bool> take_content(std::uint64_t limit, std::uint64_t kept);
    awaitable<bool> refuse(
        int status, std::string_view error, std::string_view finding, std::string_view message = ""
    );
    awaitable<bool> refuse(const UpstreamFailure& failure);
    awaitable<bool> operator()(const decision::Send& step);
    awaitable<bool> operator()(const decision::Pause& step);
    awaitable<bool> operator()(const decision::ReadContent& step);
    awaitable<bool> operator()(const decision::DecideAgain& step);
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
awaitable<bool> Performer::refuse(
    int status, std::string_view error, std::string_view finding, std::string_view message
) {
    http::Reply reply;
    reply.status = status;
    reply.set("Date", http::http_date(std::time(nullptr)));
    reply.set("Proxy-Status", http::proxy_status(error, finding));
    reply.set("Content-Type", "text/plain; charset=utf-8");
    reply.body = "proxy407: " + std::string(finding) + "\n";
    if (!message.empty()) reply.body += std::string(message) + "\n";
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

awaitable<bool> Performer::refuse(const UpstreamFailure& failure) {
    record->complaint = failure.finding;
    if (failure.status == 0) co_return false;  // nobody is there to read it
    const bool next =
        co_await refuse(failure.status, failure.error, failure.finding, failure.message);
    co_return next;
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
        if (left.empty()) break;
        const bool goes_on = co_await pause(connection, step.pause);
        if (!goes_on) co_return false;
    }
    co_return true;
}

awaitable<bool> Performer::operator()(const decision::Pause& step) {
    const bool goes_on = co_await pause(connection, step.time);
    co_return goes_on;
}

/// Reads the request's content unless an earlier plan has read it; keeps so much of its beginning.
awaitable<bool> Performer::take_content(std::uint64_t limit, std::uint64_t kept) {
    if (content) co_return true;
    if (framing.expects_continue && connection.buffer.empty()) {
        const std::string_view interim = "HTTP/1.1 100 Continue\r\n\r\n";
        const bool written = co_await write(connection, interim);
        if (!written) co_return false;
    }
    http::ContentKeeper keeper(kept);
    http::BodyReader::Sink keep = [&keeper](std::string_view octets) { keeper.take(octets); };
    const auto reader = co_await read_content(connection, framing, limit, std::move(keep));
    record->content_received = reader.received();
    for (const auto& name : reader.trailer_names()) {
        if (name == "proxy-authorization") record->remarks.emplace_back("credentials-in-trailer");
    }
    content = keeper.content();
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

awaitable<bool> Performer::operator()(const decision::ReadContent& step) {
    return take_content(step.limit, needs_all_content ? step.limit : origin::most_shown);
}

awaitable<bool> Performer::operator()(const decision::DecideAgain&) {
    result.then = Then::decide_again;
    result.content = std::move(content).value_or(http::Content());
    co_return false;
}

awaitable<bool> Performer::operator()(const decision::DrainContent& step) {
    http::BodyReader::Sink forget = [](std::string_view) {};
    const auto reader = co_await read_content(connection, framing, step.limit, std::move(forget));
    if (reader.state() == BodyState::complete) co_return true;
    if (reader.state() != BodyState::more) co_await close_in_stages(connection);
    co_return false;
}

awaitable<bool> Performer::operator()(const decision::AnswerFromOrigin& step) {
    OriginReply reply;
    reply.request.head = step.request;
    reply.request.content = std::move(content).value_or(http::Content());
    http::put_content_length(reply.request.head, reply.request.content.length);
    reply.request.scheme = "http";
    reply.request.exit_address = scenario::to_string(connection.peer);
    reply.http10 = record->head.minor_version == 0;
    reply.close = !keeps_alive;
    reply.info = step.info;
    const bool written = co_await answer_from_origin(connection, record, reply);
    co_return written;
}

awaitable<bool> Performer::operator()(const decision::Forward& step) {
    const bool has_content = framing.body != http::Framing::Body::none;
    if (has_content || framing.expects_continue) {
        const auto limit = connection.context.limits.content_octets;
        const bool read = co_await take_content(limit, limit);
        if (!read) co_return false;
    }
    UpstreamRequest request;
    request.to = step.to;
    request.head = step.request;
    request.content = std::move(content).value_or(http::Content()).octets;
    http::put_content_length(request.head, request.content.size());
    request.head.fields.emplace_back("Connection", "close");
    request.info = step.info;
    request.http10 = record->head.minor_version == 0;
    request.close = !keeps_alive;
    const auto outcome = co_await forward_upstream(connection, record, request);
    if (outcome.finding.empty()) co_return true;
    const bool next = co_await refuse(outcome);
    co_return next;
}

awaitable<bool> Performer::operator()(const decision::OpenTunnel& step) {
    result.to = step.to;
    if (step.forward) {
        auto connected = co_await connect_upstream(connection, step.to);
        if (!connected.socket) {
            const bool next = co_await refuse(connected.failure);
            co_return next;
        }
        result.upstream = std::move(connected.socket);
    }
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
    const http::Framing& framing,
    std::optional<http::Content> content
) {
    const bool keeps = !plan.empty() && std::holds_alternative<decision::AwaitNext>(plan.back());
    const bool needs_all =
        !plan.empty() && std::holds_alternative<decision::DecideAgain>(plan.back());
    Performer performer{connection, record, framing, keeps, needs_all, std::move(content)};
    for (const auto& step : plan) {
        const bool next = co_await std::visit(performer, step);
        if (!next) break;
    }
    co_return std::move(performer.result);
}

}  // namespace proxy407::net
