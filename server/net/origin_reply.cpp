#include "net/origin_reply.hpp"

#include "decision/reply_plan.hpp"
#include "http/forward.hpp"
#include "http/reply.hpp"
#include "net/success_info.hpp"
#include "origin/pages.hpp"

#include <array>
#include <cstdio>
#include <ctime>
#include <optional>

namespace proxy407::net {

namespace {

std::string chunk(std::string_view octets) {
    std::array<char, 24> size{};
    std::snprintf(size.data(), size.size(), "%zx\r\n", octets.size());
    return size.data() + std::string(octets) + "\r\n";
}

/// The head for content that is sent in pieces: chunked, or until the close for HTTP/1.0.
std::string head_for_pieces(http::Reply reply, const OriginReply& how) {
    reply.body.clear();
    if (!how.http10) reply.set("Transfer-Encoding", "chunked");
    http::ReplyFraming framing;
    framing.close = how.close || how.http10;
    framing.to_connect = true;  // neither length nor our own framing
    return http::to_octets(reply, framing);
}

awaitable<bool> write_pieces(
    Connection& connection, const std::vector<origin::Piece>& pieces, const OriginReply& how
) {
    for (const auto& piece : pieces) {
        const bool goes_on = co_await pause(connection, piece.before);
        if (!goes_on) co_return false;
        const auto octets = how.http10 ? piece.octets : chunk(piece.octets);
        const bool written = co_await write(connection, octets);
        if (!written) co_return false;
    }
    if (how.http10) co_return true;
    const std::string_view last_chunk = "0\r\n\r\n";
    const bool written = co_await write(connection, last_chunk);
    co_return written;
}

}  // namespace

awaitable<bool> answer_from_origin(
    Connection& connection, ExchangeRecord& record, const OriginReply& how
) {
    record->origin_saw = http::to_octets(how.request.head);
    const auto& origin = connection.scenario.scenario->origin;
    auto page = origin.status ? std::nullopt : origin::page(how.request, origin.pages);
    auto answer = page ? *std::move(page) : origin::answer(how.request, origin.status);
    if (origin.body) answer.reply.body = *origin.body;
    decision::put_fields(answer.reply, origin.fields);
    const auto now = std::time(nullptr);
    if (how.through_proxy) {
        http::forward_response(answer.reply, now, connection.scenario.via_name);
    } else {
        answer.reply.set("Date", http::http_date(now));
    }
    const bool goes_on = co_await pause(connection, answer.delay);
    if (!goes_on) co_return false;

    const bool to_head = how.request.head.method == "HEAD";
    const bool streamed = !answer.pieces.empty() && !to_head;
    put_success_info(answer.reply, how.info, to_head, streamed);
    if (streamed) {
        const auto head = head_for_pieces(answer.reply, how);
        record.reply(head);
        const bool written = co_await write(connection, head);
        if (!written) co_return false;
        const bool done = co_await write_pieces(connection, answer.pieces, how);
        co_return done;
    }
    http::ReplyFraming framing;
    framing.to_head = to_head;
    framing.close = how.close;
    const auto octets = http::to_octets(answer.reply, framing);
    record.reply(octets);
    const bool written = co_await write(connection, octets);
    co_return written;
}

}  // namespace proxy407::net
