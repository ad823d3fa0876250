#include "net/origin_session.hpp"

#include "http/forward.hpp"
#include "net/content.hpp"
#include "net/exchange_record.hpp"
#include "net/origin_reply.hpp"
#include "net/websocket_echo.hpp"

namespace proxy407::net {

namespace {

/// The origin's own refusal of a message it can't read.
awaitable<void> refuse(
    Connection& connection, ExchangeRecord& record, const http::Complaint& complaint
) {
    http::Reply reply;
    reply.status = complaint.status;
    reply.set("Content-Type", "text/plain; charset=utf-8");
    reply.body =
        "embedded origin: " + complaint.message.text(connection.scenario().audience) + "\n";
    http::ReplyFraming framing;
    framing.close = true;
    record->verdict = decision::Verdict::malformed;
    record->complaint = complaint.finding;
    record->told = complaint.message;
    const auto octets = http::to_octets(reply, framing);
    record.reply(octets);
    const bool written = co_await write(connection, octets);
    if (written) co_await close_in_stages(connection);
}

/// A scenario's own answer comes before any upgrade.
bool is_for_websocket(const Connection& connection, const origin::Request& request) {
    const auto& origin = connection.scenario().scenario->origin;
    return origin::wants_websocket(request) && !origin.status && !origin.body;
}

/// One request; true when another may follow.
awaitable<bool> serve_one(
    Connection& connection, ExchangeRecord& record, const std::string& scheme
) {
    const auto judgement = http::judge_message(record->head);
    if (judgement.complaint) {
        co_await refuse(connection, record, *judgement.complaint);
        co_return false;
    }
    const auto limit = connection.context.limits.content_octets;
    const ContentWish wish{limit, origin::most_shown, std::nullopt};
    auto taken = co_await take_content(connection, judgement.framing, wish);
    record->content_received = taken.content.length;
    if (taken.state != http::BodyReader::State::complete) {
        record->complaint = "content-cut-off";
        co_return false;
    }
    if (taken.found_no_room) {
        const http::Complaint full{
            503, "content-budget-used-up", "The memory for contents is used up for now."};
        co_await refuse(connection, record, full);
        co_return false;
    }
    OriginReply reply;
    reply.request.head = http::direct_request(record->head);
    reply.request.content = std::move(taken.content);
    reply.request.scheme = scheme;
    reply.request.exit_address = scenario::to_string(connection.peer);
    reply.through_proxy = false;
    reply.close = !judgement.framing.keep_alive;
    reply.http10 = record->head.minor_version == 0;
    if (is_for_websocket(connection, reply.request)) {
        co_await echo_websocket(connection, record, reply.request.head);
        co_return false;
    }
    const bool written = co_await answer_from_origin(connection, record, reply);
    if (!written) co_return false;
    if (judgement.framing.keep_alive) co_return true;
    co_await close_in_stages(connection);
    co_return false;
}

}  // namespace

journal::Recorder origin_recorder(const Connection& connection) {
    return connection.recorder == journal::Recorder::direct_origin ? connection.recorder
                                                                   : journal::Recorder::origin;
}

awaitable<void> run_origin_session(
    Connection& connection, std::string tunnel, std::string scheme, OriginLimit limit
) {
    bool another = true;
    while (another) {
        auto next = co_await read_head(connection);
        if (next.state == NextHead::State::nothing) co_return;
        ExchangeRecord record(connection, origin_recorder(connection), tunnel);
        if (next.state == NextHead::State::unreadable) {
            record->head.octets = std::move(next.octets);
            co_await refuse(connection, record, next.complaint);
            co_return;
        }
        record->head = http::parse_request_head(std::move(next.octets));
        another = co_await serve_one(connection, record, scheme);
        forget_content(connection);
        if (limit == OriginLimit::one_request) co_return;
    }
}

}  // namespace proxy407::net
