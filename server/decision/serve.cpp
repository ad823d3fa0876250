#include "decision/serve.hpp"

#include "decision/refusal.hpp"
#include "decision/reply_plan.hpp"
#include "http/proxy_status.hpp"
#include "http/reply.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>

namespace proxy407::decision {

void put_info(http::Reply& reply, const auth::DigestInfo& info, std::string_view content) {
    const auto value = auth::digest_info_value(info, content);
    if (!value.empty()) reply.set("Proxy-Authentication-Info", value);
    if (!info.last_word.empty()) reply.set("Proxy-Authenticate", info.last_word);
}

namespace {

/// Our own answer in place of the origin's.
Decision own_answer(
    http::Reply reply,
    const scenario::ReplyShape& shape,
    const http::RequestHead& head,
    const http::Framing& framing,
    const auth::DigestInfo& info
) {
    const std::string_view content = shape.body ? *shape.body : reply.body;
    put_info(reply, info, head.method() == "HEAD" ? "" : content);
    Decision decision;
    decision.status = reply.status;
    decision.plan = reply_plan(std::move(reply), shape, head, framing);
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

Decision deny(
    const ScenarioState& state,
    int status,
    std::string finding,
    http::Sentence message,
    const http::RequestHead& head,
    const auth::Ambient& ambient
) {
    const http::Complaint complaint{status, std::move(finding), std::move(message), {}};
    Decision decision;
    decision.status = status;
    decision.plan =
        reply_and_close(complaint_reply(state, complaint, nullptr, &head, ambient), &head);
    decision.complaint = complaint.finding;
    return decision;
}

/// Forwarding is to named destinations only: no open relay, and no loop through ourselves.
std::optional<Decision> forbidden(
    const ScenarioState& state,
    const http::Authority& to,
    const http::RequestHead& head,
    const auth::Ambient& ambient
) {
    const auto& allowed = state.scenario->origin.allowed;
    if (std::find(allowed.begin(), allowed.end(), http::canonical(to)) == allowed.end()) {
        return deny(
            state,
            403,
            "destination-not-allowed",
            "This proxy forwards to the destinations its scenario names, and " +
                http::Sentence::received(http::to_string(to)) + " is not one of them.",
            head,
            ambient
        );
    }
    if (http::went_through(head, state.via_name)) {
        return deny(
            state,
            508,
            "forwarding-loop",
            "The request has been through this proxy before (Via).",
            head,
            ambient
        );
    }
    return std::nullopt;
}

/// A reply that is cut off opens no tunnel.
Decision open_tunnel(
    const scenario::Tunnel& tunnel,
    const http::Authority& to,
    bool forward,
    const http::RequestHead& head,
    const http::Framing& framing,
    const auth::DigestInfo& info
) {
    http::Reply reply;
    reply.status = tunnel.status;
    if (tunnel.status == 200) reply.reason = "Connection established";
    if (tunnel.shape.delivery.cut) return own_answer(reply, tunnel.shape, head, framing, info);
    put_info(reply, info, "");
    Decision decision;
    decision.status = reply.status;
    decision.plan.emplace_back(OpenTunnel{to, forward, established(reply, tunnel.shape), tunnel.end}
    );
    return decision;
}

}  // namespace

Decision serve(
    const ScenarioState& state,
    const scenario::Step& step,
    const http::Authority& to,
    const http::RequestHead& head,
    const http::Framing& framing,
    const auth::DigestInfo& info,
    const auth::Ambient& ambient
) {
    if (step.answer) {
        const auto& answer = *step.answer;
        return own_answer(fixed_answer(answer, ambient), answer.shape, head, framing, info);
    }
    if (is_last_hop(head)) return own_answer(last_hop_answer(head), {}, head, framing, info);

    const auto& origin = state.scenario->origin;
    if (origin.forward) {
        if (auto denied = forbidden(state, to, head, ambient)) return *std::move(denied);
    }
    if (head.is_connect()) return open_tunnel(step.tunnel, to, origin.forward, head, framing, info);
    Decision decision;
    const bool has_content = framing.body != http::Framing::Body::none;
    auto request = http::forward_request(head, framing, state.via_name);
    if (origin.forward) {
        decision.plan.emplace_back(Forward{to, std::move(request), info});
    } else {
        if (has_content || framing.expects_continue) {
            decision.plan.emplace_back(ReadContent{state.content_limit});
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

}  // namespace proxy407::decision
