#include "decision/decide.hpp"

#include "decision/identify.hpp"
#include "decision/refusal.hpp"
#include "decision/remarks.hpp"
#include "decision/script.hpp"
#include "decision/serve.hpp"
#include "decision/target_rule.hpp"
#include "http/reply.hpp"

#include <algorithm>
#include <iterator>

namespace proxy407::decision {

namespace {

/// Content that is read and thrown away to keep a connection; beyond it the connection closes.
constexpr std::uint64_t drain_limit = 1024 * 1024;

Plan fault_plan(scenario::Fault::Do effect) {
    switch (effect) {
        case scenario::Fault::Do::reset: return {Reset{}};
        case scenario::Fault::Do::close: return {Close{}};
        case scenario::Fault::Do::silence: return {Silence{}};
    }
    return {Close{}};
}

Plan reply_and_close(const http::Reply& reply, const http::RequestHead* head) {
    http::ReplyFraming framing;
    framing.close = true;
    framing.to_head = head != nullptr && head->method() == "HEAD";
    return {Send{http::to_octets(reply, framing)}, Close{}};
}

/// May the connection live on after a refusal? Not after one of CONNECT (RFC 9931) unless it is the
/// leg of a handshake, and not when content may still come that was never asked for (RFC 9112
/// section 9.3).
bool keeps_connection(
    const scenario::Step& step,
    const http::RequestHead& head,
    const http::Framing& framing,
    bool is_leg
) {
    if (!framing.keep_alive || framing.expects_continue) return false;
    if (head.is_connect()) return step.refusal.keep_alive_on_connect || is_leg;
    return framing.body != http::Framing::Body::length || framing.length <= drain_limit;
}

Decision refuse(
    ScenarioState& state,
    const http::RequestHead& head,
    const http::Framing& framing,
    Identity identity,
    const auth::Ambient& ambient
) {
    const bool is_leg = !identity.token.empty();
    const auto reply = refusal_reply(state, head, identity, ambient);
    Decision decision;
    decision.verdict = identity.verdict;
    decision.user = std::move(identity.user);
    decision.status = reply.status;
    decision.diagnosis = std::move(identity.diagnosis);
    decision.remarks = std::move(identity.remarks);
    if (!keeps_connection(current_step(state), head, framing, is_leg)) {
        decision.plan = reply_and_close(reply, &head);
        return decision;
    }
    http::ReplyFraming reply_framing;
    reply_framing.to_head = head.method() == "HEAD";
    reply_framing.http10_keep_alive = head.minor_version == 0;
    decision.plan.emplace_back(Send{http::to_octets(reply, reply_framing)});
    if (framing.body != http::Framing::Body::none) {
        decision.plan.emplace_back(DrainContent{drain_limit});
    }
    decision.plan.emplace_back(AwaitNext{});
    return decision;
}

Decision complain(
    const ScenarioState& state,
    const http::RequestHead& head,
    const http::Complaint& complaint,
    const auth::Ambient& ambient
) {
    Decision decision;
    decision.verdict = Verdict::malformed;
    decision.status = complaint.status;
    decision.complaint = complaint.finding;
    decision.diagnosis = diagnosis::diagnose_message(situation(state, head), complaint);
    const auto* diagnosis = decision.diagnosis ? &*decision.diagnosis : nullptr;
    decision.plan = reply_and_close(
        complaint_reply(complaint, diagnosis, head.first("Accept").value_or(""), ambient), &head
    );
    return decision;
}

Decision judge(
    ScenarioState& state,
    ConnectionState& connection,
    const http::RequestHead& head,
    const http::MessageJudgement& judgement,
    const auth::Ambient& ambient
) {
    if (judgement.complaint) return complain(state, head, *judgement.complaint, ambient);
    const auto& step = current_step(state);
    if (step.fault && step.fault->at == scenario::Fault::At::head) {
        Decision decision;
        decision.verdict = Verdict::fault;
        decision.plan = fault_plan(step.fault->effect);
        return decision;
    }
    const auto to = destination(head);
    if (const auto* complaint = std::get_if<http::Complaint>(&to)) {
        return complain(state, head, *complaint, ambient);
    }
    auto identity = identify(state, connection, head, ambient);
    if (!identity.let_through()) {
        return refuse(state, head, judgement.framing, std::move(identity), ambient);
    }
    auto decision = serve(state, std::get<http::Authority>(to), head, judgement.framing, ambient);
    decision.verdict = identity.verdict;
    decision.user = std::move(identity.user);
    decision.remarks = std::move(identity.remarks);
    return decision;
}

}  // namespace

std::string_view name(Verdict verdict) {
    switch (verdict) {
        case Verdict::open: return "open";
        case Verdict::accepted: return "accepted";
        case Verdict::challenged: return "challenged";
        case Verdict::refused: return "refused";
        case Verdict::malformed: return "malformed";
        case Verdict::fault: return "fault";
    }
    return "open";
}

std::optional<Plan> on_accept(const ScenarioState& state) {
    const auto& fault = current_step(state).fault;
    if (!fault || fault->at != scenario::Fault::At::accept) return std::nullopt;
    return fault_plan(fault->effect);
}

Decision decide(
    ScenarioState& state,
    ConnectionState& connection,
    const http::RequestHead& head,
    const http::MessageJudgement& judgement,
    const auth::Ambient& ambient
) {
    ++connection.requests;
    auto decision = judge(state, connection, head, judgement, ambient);
    decision.step = current_step(state).name;
    if (decision.verdict != Verdict::malformed) {
        auto remarks = head_remarks(head);
        std::move(remarks.begin(), remarks.end(), std::back_inserter(decision.remarks));
    }
    count_request(state);
    return decision;
}

Decision refuse_unreadable(
    ScenarioState& state, const http::Complaint& complaint, const auth::Ambient& ambient
) {
    Decision decision;
    decision.verdict = Verdict::malformed;
    decision.status = complaint.status;
    decision.complaint = complaint.finding;
    decision.step = current_step(state).name;
    decision.plan = reply_and_close(complaint_reply(complaint, nullptr, "", ambient), nullptr);
    return decision;
}

}  // namespace proxy407::decision
