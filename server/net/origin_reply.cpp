#include "net/origin_reply.hpp"

#include "decision/reply_plan.hpp"
#include "http/forward.hpp"
#include "http/reply.hpp"
#include "origin/pages.hpp"

#include <array>
#include <cstddef>
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

/// The head for content that follows in pieces. One whose length is not known goes chunked, or as
/// far as the close for HTTP/1.0.
std::string head_of(http::Reply reply, const origin::Stream& stream, const OriginReply& how) {
    const bool is_chunked = !stream.length && !how.http10;
    http::ReplyFraming framing;
    framing.close = how.close || (!stream.length && how.http10);
    framing.to_head = true;  // no content yet
    framing.body =
        is_chunked ? http::ReplyFraming::Body::chunked : http::ReplyFraming::Body::unframed;
    if (stream.length && !http::has_no_content(reply.status) && !reply.find("Content-Length"))
        reply.add("Content-Length", std::to_string(*stream.length));
    return http::to_octets(reply, framing);
}

/// A request of that size is described in far less than a millisecond.
constexpr std::size_t short_request = 4 * 1024;

/// Makes a piece when the one before it is on its way. The first goes with the head.
awaitable<bool> write_stream(
    Connection& connection, std::string octets, const origin::Stream& stream, bool is_chunked
) {
    while (true) {
        co_await connection.context.turns.wait();
        const auto piece = stream.next();
        octets += is_chunked ? chunk(piece) : piece;  // an empty chunk is the last one
        if (octets.empty()) co_return true;
        const bool written = co_await write(connection, octets);
        if (!written) co_return false;
        if (piece.empty()) co_return true;
        octets.clear();
    }
}

/// What the scenario's origin says, the proxy's additions included.
origin::Answer make_answer(Connection& connection, const OriginReply& how) {
    const auto& origin = connection.scenario.scenario->origin;
    auto page = origin.status ? std::nullopt : origin::page(how.request, origin.pages);
    auto answer = page ? *std::move(page) : origin::answer(how.request, origin.status);
    if (origin.body) {
        answer.stream.reset();
        answer.put_content(origin::octets_in_pieces(*origin.body));
    }
    decision::put_fields(answer.reply, origin.fields);
    const auto now = std::time(nullptr);
    if (how.through_proxy)
        http::forward_response(answer.reply, now, connection.scenario.via_name);
    else
        answer.reply.set("Date", http::http_date(now));
    return answer;
}

}  // namespace

awaitable<bool> answer_from_origin(
    Connection& connection, ExchangeRecord& record, const OriginReply& how
) {
    record->origin_saw = http::to_octets(how.request.head);
    const auto size = record->origin_saw.size() + how.request.content.octets.size();
    if (size > short_request) co_await connection.context.turns.wait();
    auto answer = make_answer(connection, how);
    const bool goes_on = co_await pause(connection, answer.delay);
    if (!goes_on) co_return false;

    const bool to_head = how.request.head.method == "HEAD";
    std::optional<std::string_view> told;
    if (to_head) told = "";
    if (!to_head && !answer.stream) told = answer.reply.body;
    auth::put_info(answer.reply, how.info, told);
    if (answer.stream) {
        auto head = head_of(answer.reply, *answer.stream, how);
        record.reply(head);
        if (to_head || http::has_no_content(answer.reply.status))
            answer.stream = origin::octets_in_pieces("");
        const bool is_chunked = !answer.stream->length && !how.http10;
        const bool written =
            co_await write_stream(connection, std::move(head), *answer.stream, is_chunked);
        co_return written;
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
