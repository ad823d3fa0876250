#include "net/control_session.hpp"

#include "admin/route.hpp"
#include "net/streamed.hpp"

#include <boost/asio/experimental/awaitable_operators.hpp>

#include <ctime>
#include <optional>
#include <utility>
#include <variant>

namespace proxy407::net {

namespace {

using admin::Answer;
using Clock = std::chrono::steady_clock;
using Read = http::BodyReader::State;

using namespace asio::experimental::awaitable_operators;

constexpr std::size_t most_listeners = 16;

/// What a client may send that listens to events: nobody reads it.
constexpr std::size_t most_unasked = 64 * 1024;

constexpr std::chrono::seconds between_pings{15};

constexpr std::string_view listening_begins = "retry: 1000\n\n";
constexpr std::string_view ping = ": ping\n\n";

/// A request with its content, or the answer to one whose content nobody looks at.
struct Asked {
    std::variant<Answer, admin::Request> what;
    http::ReplyFraming framing = {};
};

/// Counts while it lives.
class Counted {
public:
    explicit Counted(std::size_t& count) : count_(++count) {}

    ~Counted() { --count_; }

    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;

private:
    std::size_t& count_;
};

Answer problem(int status, std::string_view type, std::string detail) {
    return admin::problem_answer({status, type, std::move(detail)});
}

Answer refused(const http::Complaint& complaint) {
    const http::Reader reader{.knows_secrets = false, .redactor = nullptr};
    return problem(complaint.status, "malformed-request", complaint.message.text(reader));
}

Answer unread(Read state) {
    if (state == Read::too_large) return problem(413, "too-large", "The body has more than 1 MiB.");
    return problem(400, "cut-off", "The body is cut off, or its chunks are wrong.");
}

awaitable<Read> read_body(Connection& connection, const http::Framing& framing, std::string& body) {
    if (framing.body == http::Framing::Body::none) co_return Read::complete;
    if (framing.expects_continue) {
        const bool written = co_await write(connection, "HTTP/1.1 100 Continue\r\n\r\n");
        if (!written) co_return Read::more;
    }
    const http::BodyReader::Sink sink = [&body](std::string_view octets) { body += octets; };
    const auto reader = co_await read_content(connection, framing, admin::most_of_body, sink);
    co_return reader.state();
}

/// What the request is, its content included; without that where it may not ask at all.
awaitable<Asked> read_request(Connection& connection, const admin::OwnNames& names, NextHead next) {
    Asked asked;
    asked.framing.close = true;
    if (next.state == NextHead::State::unreadable) {
        asked.what = refused(next.complaint);
        co_return asked;
    }
    const auto head = http::parse_request_head(std::move(next.octets));
    const auto message = http::judge_message(head);
    asked.framing.to_head = head.method() == "HEAD";
    asked.framing.http10 = head.minor_version == 0;
    if (message.complaint) {
        asked.what = refused(*message.complaint);
        co_return asked;
    }
    auto admitted = admin::admit(head, names);
    if (const auto* why = std::get_if<admin::Problem>(&admitted)) {
        asked.what = admin::problem_answer(*why);
        co_return asked;
    }
    auto request = std::get<admin::Request>(std::move(admitted));
    const auto state = co_await read_body(connection, message.framing, request.body);
    if (state != Read::complete) {
        asked.what = unread(state);
        co_return asked;
    }
    asked.framing.close = !message.framing.keep_alive;
    asked.what = std::move(request);
    co_return asked;
}

awaitable<void> end_of(asio::steady_timer& timer) {
    co_await timer.async_wait(as_result);
}

/// Ends when the client has closed its side: whoever listens only has nothing more to say.
awaitable<void> client_leaves(Connection& connection) {
    while (true) {
        const bool read = co_await read_more(connection);
        if (!read || connection.buffer.size() > most_unasked) co_return;
    }
}

/// Nothing when the client has left.
awaitable<std::optional<Answer>> wait_for(
    Connection& connection, admin::Desk& desk, const admin::Wait& wait
) {
    asio::steady_timer timer(connection.context.io);
    const auto end = Clock::now() + wait.timeout;
    // Over, whether the wait for it has begun or not.
    const std::function<void()> done = [&timer] { timer.expires_at(Clock::time_point::min()); };
    const TaskGroup::Task::AtEnd wake(connection.task, done);
    admin::Waiters::Waiter waiter(desk.waiters(), wait.filter, wait.count, done);
    desk.catch_up(waiter, wait.since);
    connection.task.give(wait.timeout + connection.context.limits.idle);
    // A reset may come between the end of a wait and our turn: then it goes on.
    while (!waiter.is_done() && !connection.task.is_ended() && Clock::now() < end) {
        timer.expires_at(end);
        const auto first = co_await (end_of(timer) || client_leaves(connection));
        if (first.index() == 1) co_return std::nullopt;
    }
    co_return wait.then(waiter);
}

/// Until something happens, or it is time for a sign of life; false when the client has left.
awaitable<bool> rest(Connection& connection, ControlPlace& place) {
    connection.task.give(between_pings + connection.context.limits.idle);
    asio::steady_timer timer(connection.context.io, between_pings);
    const auto here = place.resting.insert(place.resting.end(), &timer);
    const auto first = co_await (end_of(timer) || client_leaves(connection));
    place.resting.erase(here);
    co_return first.index() == 0 && !connection.task.is_ended();
}

/// Until the client leaves.
awaitable<void> listen(
    Connection& connection,
    ControlPlace& place,
    std::string octets,
    const admin::Listening& listening,
    bool is_chunked
) {
    const auto framed = [is_chunked](std::string_view text) {
        return is_chunked ? chunk(text) : std::string(text);
    };
    octets += framed(listening_begins);
    while (!connection.task.is_ended()) {
        const bool written = co_await write(connection, octets);
        if (!written) co_return;
        co_await connection.context.turns.wait();
        auto frames = listening.next();
        if (frames.empty()) {
            const bool is_there = co_await rest(connection, place);
            if (!is_there) co_return;
            frames = listening.next();
        }
        octets = framed(frames.empty() ? ping : frames);
    }
}

/// False when nothing may follow on the connection.
awaitable<bool> send_content(
    Connection& connection, ControlPlace& place, const Answer& answer, http::ReplyFraming framing
) {
    const bool is_chunked = !framing.http10;
    using Body = http::ReplyFraming::Body;
    framing.body = is_chunked ? Body::chunked : Body::unframed;
    framing.close = framing.close || !is_chunked;
    const bool only_head = std::exchange(framing.to_head, true);  // no content yet
    auto head = http::to_octets(answer.reply, framing);
    bool written = false;
    if (only_head) {
        written = co_await write(connection, head);
    } else if (answer.stream) {
        written = co_await write_stream(connection, std::move(head), *answer.stream, is_chunked);
    } else {
        const Counted counted(place.listeners);
        co_await listen(connection, place, std::move(head), *answer.listening, is_chunked);
    }
    co_return written&& is_chunked;
}

awaitable<bool> send(
    Connection& connection, ControlPlace& place, Answer& answer, const http::ReplyFraming& framing
) {
    auto& reply = answer.reply;
    reply.set("Date", http::http_date(std::time(nullptr)));
    reply.set("X-Content-Type-Options", "nosniff");
    reply.set("Cache-Control", "no-store");
    bool goes_on = false;
    if (answer.stream || answer.listening) {
        goes_on = co_await send_content(connection, place, answer, framing);
    } else {
        const auto octets = http::to_octets(reply, framing);
        goes_on = co_await write(connection, octets);
    }
    co_return goes_on;
}

/// In steps, between which others have their turn; false when the client's time is over.
awaitable<bool> do_work(Connection& connection, Answer& answer) {
    while (answer.work) {
        co_await connection.context.turns.wait();
        if (connection.task.is_ended()) co_return false;
        connection.task.give(connection.context.limits.idle);
        auto made = answer.work();
        if (made) answer = *std::move(made);
    }
    co_return true;
}

/// Nothing when nobody is there to take it.
awaitable<std::optional<Answer>> answer_to(
    Connection& connection, ControlPlace& place, Asked& asked
) {
    if (auto* ready = std::get_if<Answer>(&asked.what)) co_return std::move(*ready);
    auto answer = admin::answer(place.desk, std::get<admin::Request>(asked.what));
    if (answer.listening && place.listeners >= most_listeners)
        co_return problem(503, "too-many-listeners", "16 clients listen to the events already.");
    if (answer.wait) {
        const auto wait = *answer.wait;
        auto waited = co_await wait_for(connection, place.desk, wait);
        co_return waited;
    }
    const bool is_done = co_await do_work(connection, answer);
    if (!is_done) co_return std::nullopt;
    co_return answer;
}

}  // namespace

awaitable<void> run_control_session(Connection& connection, ControlPlace& place) {
    bool another = true;
    while (another) {
        auto next = co_await read_head(connection);
        if (next.state == NextHead::State::nothing) co_return;
        auto asked = co_await read_request(connection, place.names, std::move(next));
        auto answer = co_await answer_to(connection, place, asked);
        if (!answer) co_return;
        another = co_await send(connection, place, *answer, asked.framing);
        if (answer->stops_server) place.stop();
        if (another && asked.framing.close) {
            co_await close_in_stages(connection);
            another = false;
        }
    }
}

}  // namespace proxy407::net
