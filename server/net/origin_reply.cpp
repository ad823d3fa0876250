#include "net/origin_reply.hpp"

#include "decision/reply_plan.hpp"
#include "http/forward.hpp"
#include "http/reply.hpp"
#include "net/streamed.hpp"
#include "origin/pages.hpp"

#include <cstddef>
#include <ctime>
#include <optional>

namespace proxy407::net {

namespace {

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

/// What the scenario's origin says, the proxy's additions included.
origin::Answer make_answer(Connection& connection, const OriginReply& how) {
    const auto& origin = connection.scenario().scenario->origin;
    auto page = origin.status ? std::nullopt : origin::page(how.request, origin.pages);
    auto answer = page ? *std::move(page) : origin::answer(how.request, origin.status);
    if (origin.body) {
        answer.stream.reset();
        answer.put_content(origin::octets_in_pieces(*origin.body));
    }
    decision::put_fields(answer.reply, origin.fields);
    const auto now = std::time(nullptr);
    if (how.through_proxy)
        http::forward_response(answer.reply, now, connection.scenario().via_name);
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
