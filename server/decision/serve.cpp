#include "decision/serve.hpp"

#include "decision/refusal.hpp"
#include "decision/script.hpp"
#include "http/proxy_status.hpp"
#include "http/reply.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>

namespace proxy407::decision {

namespace {

/// Our own answer in place of the origin's; the connection closes, as content may be unread.
Decision own_answer(const http::Reply& reply, const http::RequestHead& head) {
    http::ReplyFraming framing;
    framing.to_head = head.method() == "HEAD";
    framing.to_connect = head.is_connect();
    framing.close = true;
    Decision decision;
    decision.status = reply.status;
    decision.plan = {Send{http::to_octets(reply, framing)}, Close{}};
    return decision;
}

std::string_view proxy_error(int status) {
    switch (status) {
        case 502: return "connection_refused";
        case 504: return "connection_timeout";
        default: return "http_request_denied";
    }
}

Decision fixed_answer(
    const scenario::FixedAnswer& answer, const http::RequestHead& head, const auth::Ambient& ambient
) {
    http::Reply reply;
    reply.status = answer.status;
    reply.body = answer.body;
    reply.set("Date", http::http_date(std::chrono::system_clock::to_time_t(ambient.now)));
    reply.set("Content-Type", "text/plain; charset=utf-8");
    if (answer.status >= 400) {
        reply.set(
            "Proxy-Status", http::proxy_status(proxy_error(answer.status), "scripted answer")
        );
    }
    for (const auto& [name, value] : answer.fields) reply.set(name, value);
    return own_answer(reply, head);
}

/// Has the request run out of hops here? (RFC 9110 section 7.6.2: TRACE and OPTIONS only)
bool is_last_hop(const http::RequestHead& head) {
    return (head.method() == "TRACE" || head.method() == "OPTIONS") &&
           head.first("Max-Forwards") == "0";
}

/// TRACE echoes the request without what is secret (RFC 9110 section 9.3.8).
Decision last_hop_answer(const http::RequestHead& head) {
    constexpr std::array<std::string_view, 3> secret = {
        "authorization", "proxy-authorization", "cookie"};
    http::Reply reply;
    if (head.method() == "OPTIONS") {
        reply.set("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, TRACE, CONNECT");
        return own_answer(reply, head);
    }
    reply.set("Content-Type", "message/http");
    reply.body = std::string(head.method()) + " " + std::string(head.target()) + " " +
                 std::string(head.version()) + "\r\n";
    for (const auto& field : head.fields) {
        const auto name = text::to_lower(head.name(field));
        if (std::find(secret.begin(), secret.end(), name) != secret.end()) continue;
        reply.body += std::string(head.view(field.line)) + "\r\n";
    }
    reply.body += "\r\n";
    return own_answer(reply, head);
}

Decision deny(
    int status,
    std::string finding,
    std::string message,
    const http::RequestHead& head,
    const auth::Ambient& ambient
) {
    const http::Complaint complaint{status, std::move(finding), std::move(message), {}};
    auto decision = own_answer(
        complaint_reply(complaint, nullptr, head.first("Accept").value_or(""), ambient), head
    );
    decision.complaint = complaint.finding;
    return decision;
}

/// Forwarding is to named destinations only: no open relay, and no loop through ourselves.
std::optional<Decision> forbidden(
    const scenario::Origin& origin,
    const http::Authority& to,
    const http::RequestHead& head,
    const auth::Ambient& ambient
) {
    const auto destination = http::to_string(to);
    const auto& allowed = origin.allowed;
    if (std::find(allowed.begin(), allowed.end(), destination) == allowed.end()) {
        return deny(
            403,
            "destination-not-allowed",
            "This proxy forwards to the destinations its scenario names, and " +
                text::printable(destination) + " is not one of them.",
            head,
            ambient
        );
    }
    for (const auto via : head.all("Via")) {
        if (via.find(http::pseudonym) == via.npos) continue;
        return deny(
            508,
            "forwarding-loop",
            "The request has been through this proxy before (Via).",
            head,
            ambient
        );
    }
    return std::nullopt;
}

}  // namespace

Decision serve(
    const ScenarioState& state,
    const http::Authority& to,
    const http::RequestHead& head,
    const http::Framing& framing,
    const auth::Ambient& ambient
) {
    const auto& step = current_step(state);
    if (step.answer) return fixed_answer(*step.answer, head, ambient);
    if (is_last_hop(head)) return last_hop_answer(head);

    const auto& origin = state.scenario->origin;
    if (origin.forward) {
        if (auto denied = forbidden(origin, to, head, ambient)) return *std::move(denied);
    }
    Decision decision;
    if (head.is_connect()) {
        decision.status = 200;
        decision.plan.emplace_back(OpenTunnel{to, origin.forward});
        return decision;
    }
    const bool has_content = framing.body != http::Framing::Body::none;
    if (origin.forward) {
        decision.plan.emplace_back(Forward{to, http::forward_request(head)});
    } else {
        if (has_content || framing.expects_continue) {
            decision.plan.emplace_back(ReadContent{state.content_limit});
        }
        decision.plan.emplace_back(AnswerFromOrigin{http::forward_request(head)});
    }
    if (framing.keep_alive) {
        decision.plan.emplace_back(AwaitNext{});
    } else {
        decision.plan.emplace_back(Close{});
    }
    return decision;
}

}  // namespace proxy407::decision
