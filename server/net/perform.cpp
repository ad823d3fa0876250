#include "net/perform.hpp"

#include "decision/failure.hpp"
#include "net/content.hpp"
#include "net/origin_reply.hpp"
#include "net/upstream.hpp"

#include <ctime>

namespace proxy407::net {

namespace {

using Then = Performed::Then;
using BodyState = http::BodyReader::State;

/// Of content whose sender has proved nothing: enough for most, and for the search for a mistake.
constexpr std::uint64_t most_unproven = 1024 * 1024;

/// The state of one performance; a step says whether the next one is to follow.
struct Performer {
    Connection& connection;
    ExchangeRecord& record;
    const http::Framing& framing;
    bool keeps_alive;                       ///< the plan goes on to a next request
    std::optional<http::Content>& content;  ///< once it has been read
    Performed result = {};

    awaitable<bool> take_content(ContentWish wish);
    awaitable<bool> refuse_content(BodyState state);
    awaitable<bool> refuse(const decision::Failure& failure);
    awaitable<bool> operator()(const decision::Send& step);
    awaitable<bool> operator()(const decision::Pause& step);
    awaitable<bool> operator()(const decision::ReadContent& step);
    awaitable<bool> operator()(const decision::DecideAgain& step);
    awaitable<bool> operator()(const decision::DrainContent& step);
    awaitable<bool> operator()(decision::AnswerFromOrigin& step);
    awaitable<bool> operator()(decision::Forward& step);
    awaitable<bool> operator()(const decision::OpenTunnel& step);
    awaitable<bool> operator()(const decision::Close& step);
    awaitable<bool> operator()(const decision::Reset& step);
    awaitable<bool> operator()(const decision::Silence& step);
    awaitable<bool> operator()(const decision::AwaitNext& step);
};

/// Our own answer to something that went wrong on the way; the connection ends with it.
awaitable<bool> Performer::refuse(const decision::Failure& failure) {
    record->complaint = failure.finding;
    record->told = failure.message;
    if (failure.status == 0) co_return false;  // nobody is there to read it
    http::ReplyFraming reply_framing;
    reply_framing.close = true;
    reply_framing.to_head = record->head.method() == "HEAD";
    const auto reply = decision::failure_reply(failure, std::time(nullptr));
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

/// Reads the request's content unless an earlier plan has read it.
awaitable<bool> Performer::take_content(ContentWish wish) {
    if (content) co_return true;
    auto taken = co_await net::take_content(connection, framing, wish);
    record->content_received = taken.content.length;
    if (taken.credentials_in_trailer) record->remarks.emplace_back("credentials-in-trailer");
    if (taken.state != BodyState::complete) {
        const bool next = co_await refuse_content(taken.state);
        co_return next;
    }
    if (taken.found_no_room && !wish.hash) {
        const auto failure = decision::no_room_for_content();
        const bool next = co_await refuse(failure);
        co_return next;
    }
    content = std::move(taken.content);
    co_return true;
}

/// Content that did not come to its end.
awaitable<bool> Performer::refuse_content(BodyState state) {
    if (state == BodyState::too_large || state == BodyState::malformed) {
        const bool is_large = state == BodyState::too_large;
        const auto failure =
            is_large ? decision::content_too_large() : decision::malformed_content();
        const bool next = co_await refuse(failure);
        co_return next;
    }
    record->complaint = "content-cut-off";
    co_return false;
}

awaitable<bool> Performer::operator()(const decision::ReadContent& step) {
    const auto kept = step.hash ? most_unproven : origin::most_shown;
    const ContentWish wish{step.limit, kept, step.hash};
    const bool read = co_await take_content(wish);
    co_return read;
}

awaitable<bool> Performer::operator()(const decision::DecideAgain&) {
    result.then = Then::decide_again;
    co_return false;
}

awaitable<bool> Performer::operator()(const decision::DrainContent& step) {
    http::BodyReader::Sink forget = [](std::string_view) {};
    const auto reader = co_await read_content(connection, framing, step.limit, std::move(forget));
    if (reader.state() == BodyState::complete) co_return true;
    if (reader.state() != BodyState::more) co_await close_in_stages(connection);
    co_return false;
}

awaitable<bool> Performer::operator()(decision::AnswerFromOrigin& step) {
    OriginReply reply;
    reply.request.head = std::move(step.request);
    reply.request.content = std::move(content).value_or(http::Content());
    http::put_content_length(reply.request.head, reply.request.content.length);
    reply.request.scheme = "http";
    reply.request.exit_address = scenario::to_string(connection.peer);
    reply.http10 = record->head.minor_version == 0;
    reply.close = !keeps_alive;
    reply.info = std::move(step.info);
    const bool written = co_await answer_from_origin(connection, record, reply);
    co_return written;
}

awaitable<bool> Performer::operator()(decision::Forward& step) {
    const bool has_content = framing.body != http::Framing::Body::none;
    if (has_content || framing.expects_continue) {
        const auto limit = connection.context.limits.content_octets;
        const ContentWish wish{limit, limit, std::nullopt};
        const bool read = co_await take_content(wish);
        if (!read) co_return false;
    }
    if (content && !content->is_whole()) {  // it was let go before anything was proved
        const auto failure = decision::content_was_let_go();
        const bool next = co_await refuse(failure);
        co_return next;
    }
    UpstreamRequest request;
    request.to = step.to;
    request.head = std::move(step.request);
    request.content = std::move(content).value_or(http::Content()).octets;
    http::put_content_length(request.head, request.content.size());
    request.head.fields.emplace_back("Connection", "close");
    request.info = std::move(step.info);
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
    Connection& connection, ExchangeRecord& record, decision::Plan& plan, const Incoming& incoming
) {
    const bool keeps = !plan.empty() && std::holds_alternative<decision::AwaitNext>(plan.back());
    Performer performer{connection, record, incoming.framing, keeps, incoming.content};
    for (auto& step : plan) {
        const bool next = co_await std::visit(performer, step);
        if (!next) break;
    }
    co_return std::move(performer.result);
}

awaitable<Performed> perform(Connection& connection, ExchangeRecord& record, decision::Plan& plan) {
    const http::Framing no_content;
    std::optional<http::Content> none;
    const Incoming nothing{no_content, none};
    auto performed = co_await perform(connection, record, plan, nothing);
    co_return performed;
}

}  // namespace proxy407::net
