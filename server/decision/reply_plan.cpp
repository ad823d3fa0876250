#include "decision/reply_plan.hpp"

#include "decision/field_lines.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <iterator>

namespace proxy407::decision {

namespace {

using scenario::ReplyShape;
using Body = http::ReplyFraming::Body;
using Ending = ReplyShape::Ending;

/// Content that is read and thrown away to keep a connection; beyond it the connection closes.
constexpr std::uint64_t drain_limit = 1024 * 1024;

bool keeps_connection(
    const ReplyShape& shape, const http::RequestHead& head, const http::Framing& framing
) {
    const bool drains =
        framing.body != http::Framing::Body::length || framing.length <= drain_limit;
    if (!framing.keep_alive || framing.expects_continue || !drains) return false;
    if (shape.ending == Ending::keep) return true;
    return shape.ending == Ending::usual && shape.framing != ReplyShape::Framing::unframed &&
           !head.is_connect();
}

Body body_of(ReplyShape::Framing framing) {
    switch (framing) {
        case ReplyShape::Framing::length: return Body::length;
        case ReplyShape::Framing::chunked: return Body::chunked;
        case ReplyShape::Framing::length_and_chunked: return Body::length_and_chunked;
        case ReplyShape::Framing::unframed: return Body::unframed;
    }
    return Body::length;
}

void bend(http::Reply& reply, const ReplyShape& shape) {
    if (!shape.reason.empty()) reply.reason = shape.reason;
    if (shape.body) reply.body = *shape.body;
    if (shape.ending == Ending::proxy_connection) reply.set("Proxy-Connection", "close");
    put_fields(reply, shape.fields);
}

/// Fields about the connection say what holds while it is kept. Where it closes the reply says so
/// (RFC 9112 section 9.6), unless Connection is left out on purpose.
void announce_close(http::Reply& reply, http::ReplyFraming& framing, const ReplyShape& shape) {
    if (!framing.close) return;
    framing.close = std::ranges::none_of(shape.fields, [](const auto& field) {
        return text::equal_ignoring_case(field.name, "Connection") && field.values.empty();
    });
    put_fields(reply, {{"Connection", {}}, {"Keep-Alive", {}}});
}

std::string octets_of(http::Reply reply, const ReplyShape& shape, http::ReplyFraming framing) {
    if (shape.raw) return *shape.raw;
    bend(reply, shape);
    announce_close(reply, framing, shape);
    auto octets = http::to_octets(reply, framing);
    if (shape.names != ReplyShape::Names::usual)
        octets = with_names(std::move(octets), shape.names);
    return shape.order.empty() ? octets : in_order(octets, shape.order);
}

std::string interim_octets(const ReplyShape& shape) {
    std::string octets;
    for (const auto& interim : shape.interim) {
        http::Reply reply;
        reply.status = interim.status;
        put_fields(reply, interim.fields);
        octets += http::interim_to_octets(reply);
    }
    return octets;
}

using Steps = std::vector<std::variant<Send, Pause>>;

/// The reply as sends and pauses, up to where it is cut off.
Steps delivered(const std::string& interim, std::string final, const scenario::Delivery& how) {
    const auto blank_line = final.find("\r\n\r\n");
    const auto head_size =
        interim.size() + (blank_line == final.npos ? final.size() : blank_line + 4);
    auto octets = interim + std::move(final);
    if (how.cut) octets.resize(std::min(octets.size(), how.cut->after_octets));

    Steps steps;
    const auto send = [&](std::string part) {
        if (part.empty()) return;
        steps.emplace_back(Send{std::move(part), how.piece_octets, how.piece_pause});
    };
    if (how.delay.count() > 0) steps.emplace_back(Pause{how.delay});
    if (how.body_delay.count() == 0 || head_size >= octets.size()) {
        send(std::move(octets));
        return steps;
    }
    send(octets.substr(0, head_size));
    steps.emplace_back(Pause{how.body_delay});
    send(octets.substr(head_size));
    return steps;
}

}  // namespace

Plan reply_plan(
    http::Reply reply,
    const ReplyShape& shape,
    const http::RequestHead& head,
    const http::Framing& framing
) {
    const bool keeps = keeps_connection(shape, head, framing);
    http::ReplyFraming reply_framing;
    reply_framing.body = body_of(shape.framing);
    reply_framing.http10 = shape.http10;
    reply_framing.to_head = head.method() == "HEAD" && !shape.content_to_head;
    reply_framing.to_connect = head.is_connect();
    reply_framing.close =
        !keeps && shape.ending != Ending::close_unsaid && shape.ending != Ending::proxy_connection;
    reply_framing.http10_keep_alive = keeps && head.minor_version == 0;

    const auto octets = octets_of(std::move(reply), shape, reply_framing);
    Plan plan;
    for (auto& step : delivered(interim_octets(shape), octets, shape.delivery)) {
        std::visit([&](auto& one) { plan.emplace_back(std::move(one)); }, step);
    }
    if (shape.delivery.cut) {
        plan.push_back(effect_plan(shape.delivery.cut->effect).front());
        return plan;
    }
    if (!keeps) {
        plan.emplace_back(Close{});
        return plan;
    }
    if (framing.body != http::Framing::Body::none) plan.emplace_back(DrainContent{drain_limit});
    plan.emplace_back(AwaitNext{});
    return plan;
}

Plan reply_and_close(const http::Reply& reply, const http::RequestHead* head) {
    http::ReplyFraming framing;
    framing.close = true;
    framing.to_head = head != nullptr && head->method() == "HEAD";
    return {Send{http::to_octets(reply, framing)}, Close{}};
}

Steps established(http::Reply reply, const ReplyShape& shape) {
    http::ReplyFraming framing;
    // Neither Content-Length nor Transfer-Encoding (RFC 9110 section 9.3.6), unless the scenario
    // gives the tunnel's 200 a body.
    framing.to_connect = !shape.body;
    framing.body = body_of(shape.framing);
    framing.http10 = shape.http10;
    return delivered(
        interim_octets(shape), octets_of(std::move(reply), shape, framing), shape.delivery
    );
}

void put_fields(http::Reply& reply, const std::vector<scenario::FieldOverride>& overrides) {
    for (const auto& override : overrides) {
        const auto is_named = [&](const auto& field) {
            return text::equal_ignoring_case(field.first, override.name);
        };
        // In the place of ours, so that a captured order of fields can be replayed.
        const auto ours = std::find_if(reply.fields.begin(), reply.fields.end(), is_named);
        const auto at = ours - reply.fields.begin();
        const bool had = ours != reply.fields.end();
        std::erase_if(reply.fields, is_named);
        auto place = had ? reply.fields.begin() + at : reply.fields.end();
        for (const auto& value : override.values) {
            place = std::next(reply.fields.insert(place, {override.name, value}));
        }
    }
}

Plan effect_plan(scenario::Effect effect) {
    switch (effect) {
        case scenario::Effect::reset: return {Reset{}};
        case scenario::Effect::close: return {Close{}};
        case scenario::Effect::silence: return {Silence{}};
    }
    return {Close{}};
}

}  // namespace proxy407::decision
