#include "decision/serve.hpp"

#include "decision/refusal.hpp"
#include "decision/reply_plan.hpp"
#include "http/proxy_status.hpp"
#include "http/reply.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>

namespace proxy407::decision {

namespace {

/// Our own answer in place of the origin's.
Decision own_answer(
    http::Reply reply,
    const scenario::ReplyShape& shape,
    const Request& request,
    const auth::DigestInfo& info
) {
    const std::string_view content = shape.body ? *shape.body : reply.body;
    auth::put_info(reply, info, request.head.method() == "HEAD" ? "" : content);
    Decision decision;
    decision.plan = reply_plan(std::move(reply), shape, request.head, request.rest());
    return decision;
}

std::string_view proxy_error(int status) {
    switch (status) {
        case 502: return "connection_refused";
        case 504: return "connection_timeout";
        default: return "http_request_denied";
    }
}

http::Reply fixed_answer(const scenario::FixedAnswer& answer, const auth::Ambient& ambient) {
    http::Reply reply;
    reply.status = answer.status;
    reply.set("Date", http::http_date(std::chrono::system_clock::to_time_t(ambient.now)));
    reply.set("Content-Type", "text/plain; charset=utf-8");
    if (answer.status >= 400) {
        reply.set(
            "Proxy-Status", http::proxy_status(proxy_error(answer.status), "scripted answer")
        );
    }
    return reply;
}

/// Has the request run out of hops here? (RFC 9110 section 7.6.2: TRACE and OPTIONS only)
bool is_last_hop(const http::RequestHead& head) {
    return (head.method() == "TRACE" || head.method() == "OPTIONS") &&
           head.first("Max-Forwards") == "0";
}

/// TRACE echoes the request without what is secret (RFC 9110 section 9.3.8).
http::Reply last_hop_answer(const http::RequestHead& head) {
    constexpr std::array<std::string_view, 2> secret = {"authorization", "cookie"};
    http::Reply reply;
    if (head.method() == "OPTIONS") {
        reply.set("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, TRACE, CONNECT");
        return reply;
    }
    reply.set("Content-Type", "message/http");
    reply.body = std::string(head.method()) + " " + std::string(head.target()) + " " +
                 std::string(head.version()) + "\r\n";
    for (const auto& field : head.fields) {
        const auto name = text::to_lower(head.name(field));
        if (std::find(secret.begin(), secret.end(), name) != secret.end()) continue;
        if (http::is_proxy_field(name)) continue;
        reply.body += std::string(head.view(field.line)) + "\r\n";
    }
    reply.body += "\r\n";
    return reply;
}

Decision deny(const Turn& turn, int status, std::string finding, http::Sentence message) {
    const http::Complaint complaint{status, std::move(finding), std::move(message)};
    Decision decision;
    decision.plan = reply_and_close(complaint_reply(turn, complaint), &turn.request.head);
    decision.complaint = complaint.finding;
    decision.told = complaint.message;
    return decision;
}

/// Forwarding is to named destinations only: no open relay, and no loop through ourselves.
std::optional<Decision> forbidden(const Turn& turn, const http::Authority& to) {
    const auto& allowed = turn.state.scenario->origin.allowed;
    const bool is_named = std::ranges::any_of(allowed, [&](const http::Authority& one) {
        return one.host == any_host || one == http::canonical(to);
    });
    if (!is_named) {
        return deny(
            turn,
            403,
            "destination-not-allowed",
            "This proxy forwards to the destinations its scenario names, and " +
                http::Sentence::received(http::to_string(to)) + " is not one of them."
        );
    }
    if (http::went_through(turn.request.head, turn.state.via_name)) {
        return deny(
            turn, 508, "forwarding-loop", "The request has been through this proxy before (Via)."
        );
    }
    return std::nullopt;
}

/// A reply that is cut off opens no tunnel.
Decision open_tunnel(const Turn& turn, const http::Authority& to, const auth::DigestInfo& info) {
    const auto& tunnel = turn.step.tunnel;
    http::Reply reply;
    reply.status = tunnel.status;
    if (tunnel.status == 200) reply.reason = "Connection established";
    if (tunnel.shape.delivery.cut) return own_answer(reply, tunnel.shape, turn.request, info);
    auth::put_info(reply, info, "");
    const bool forward = turn.state.scenario->origin.forward;
    Decision decision;
    decision.plan.emplace_back(OpenTunnel{to, forward, established(reply, tunnel.shape), tunnel.end}
    );
    return decision;
}

/// The embedded origin or a real host answers.
Decision pass_on(const Turn& turn, const http::Authority& to, const auth::DigestInfo& info) {
    const auto framing = turn.request.rest();
    auto request = http::forward_request(turn.request.head, framing, turn.state.via_name);
    Decision decision;
    if (turn.state.scenario->origin.forward) {
        decision.plan.emplace_back(Forward{to, std::move(request), info});
    } else {
        if (framing.body != http::Framing::Body::none || framing.expects_continue) {
            decision.plan.emplace_back(ReadContent{turn.state.content_limit});
        }
        decision.plan.emplace_back(AnswerFromOrigin{std::move(request), info});
    }
    if (framing.keep_alive) {
        decision.plan.emplace_back(AwaitNext{});
    } else {
        decision.plan.emplace_back(Close{});
    }
    return decision;
}

}  // namespace

Decision serve(const Turn& turn, const http::Authority& to, const auth::DigestInfo& info) {
    const auto& request = turn.request;
    if (const auto& answer = turn.step.answer) {
        return own_answer(fixed_answer(*answer, turn.ambient), answer->shape, request, info);
    }
    if (is_last_hop(request.head)) {
        return own_answer(last_hop_answer(request.head), {}, request, info);
    }
    if (turn.state.scenario->origin.forward) {
        if (auto denied = forbidden(turn, to)) return *std::move(denied);
    }
    return request.head.is_connect() ? open_tunnel(turn, to, info) : pass_on(turn, to, info);
}

}  // namespace proxy407::decision
