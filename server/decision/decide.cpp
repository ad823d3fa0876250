#include "decision/decide.hpp"

#include "decision/identify.hpp"
#include "decision/refusal.hpp"
#include "decision/refusal_case.hpp"
#include "decision/remarks.hpp"
#include "decision/reply_plan.hpp"
#include "decision/script.hpp"
#include "decision/serve.hpp"
#include "decision/target_rule.hpp"
#include "http/reply.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace proxy407::decision {

namespace {

Plan fault_plan(const scenario::Fault& fault) {
    Plan plan;
    if (fault.pause.count() > 0) plan.emplace_back(Pause{fault.pause});
    if (fault.effect) {
        plan.push_back(effect_plan(*fault.effect).front());
    } else {
        plan.emplace_back(AwaitNext{});
    }
    return plan;
}

Decision refuse(
    ScenarioState& state,
    const scenario::Step& usual,
    const http::RequestHead& head,
    const http::Framing& framing,
    Identity identity,
    const auth::Ambient& ambient
) {
    std::optional<scenario::Step> in_this_case;
    if (const auto* refusal = refusal_of_case(usual, head, identity.verdict)) {
        in_this_case = usual;
        in_this_case->refusal = *refusal;
    }
    const auto& step = in_this_case ? *in_this_case : usual;
    const bool is_leg = !identity.token.empty();
    auto reply = refusal_reply(state, step, head, identity, ambient);
    const auto* answer = identity.answer;
    Decision decision;
    decision.verdict = identity.verdict;
    decision.user = std::move(identity.user);
    decision.status = reply.status;
    decision.diagnosis = std::move(identity.diagnosis);
    decision.remarks = std::move(identity.remarks);
    auto shape = answer != nullptr ? answer->shape : step.refusal.shape;
    if (answer != nullptr) {
        // The credentials were good: what is told of that stands in this answer as in any other.
        const std::string_view content = shape.body ? *shape.body : reply.body;
        identity.info.last_word.clear();  // A challenge may be there.
        put_info(reply, identity.info, head.method() == "HEAD" ? "" : content);
    }
    // A handshake goes on after the 407 of a CONNECT, too (MS-NTHT section 2.2.4).
    using Ending = scenario::ReplyShape::Ending;
    if (is_leg && shape.ending == Ending::usual) shape.ending = Ending::keep;
    decision.plan = reply_plan(std::move(reply), shape, head, framing);
    return decision;
}

/// No verdict without the content; until it is there the message counts as incomplete.
Decision ask_for_content(const ScenarioState& state, auth::DigestAlgorithm hash) {
    Decision decision;
    decision.verdict = Verdict::malformed;
    decision.plan = {ReadContent{state.content_limit, hash}, DecideAgain{}};
    return decision;
}

bool asks_again(const Plan& plan) {
    return !plan.empty() && std::holds_alternative<DecideAgain>(plan.back());
}

Decision complain(
    const ScenarioState& state,
    const scenario::Step& step,
    const http::RequestHead& head,
    const http::Complaint& complaint,
    const auth::Ambient& ambient
) {
    Decision decision;
    decision.verdict = Verdict::malformed;
    decision.status = complaint.status;
    decision.complaint = complaint.finding;
    decision.diagnosis = diagnosis::diagnose_message(situation(state, step, head), complaint);
    const auto* diagnosis = decision.diagnosis ? &*decision.diagnosis : nullptr;
    decision.plan =
        reply_and_close(complaint_reply(state, complaint, diagnosis, &head, ambient), &head);
    return decision;
}

Decision judge(
    ScenarioState& state,
    const scenario::Step& step,
    ConnectionState& connection,
    const http::RequestHead& head,
    const http::MessageJudgement& judgement,
    const auth::Ambient& ambient
) {
    if (judgement.complaint) return complain(state, step, head, *judgement.complaint, ambient);
    const bool strikes = step.fault && step.fault->at == scenario::Fault::At::head;
    if (strikes && step.fault->effect) {
        Decision decision;
        decision.verdict = Verdict::fault;
        decision.plan = fault_plan(*step.fault);
        return decision;
    }
    const auto to = destination(head);
    if (const auto* complaint = std::get_if<http::Complaint>(&to)) {
        return complain(state, step, head, *complaint, ambient);
    }
    auto identity = identify(state, step, connection, head, ambient);
    if (identity.needs_hash) return ask_for_content(state, *identity.needs_hash);
    if (!identity.let_through()) {
        return refuse(state, step, head, judgement.framing, std::move(identity), ambient);
    }
    auto decision = serve(
        state, step, std::get<http::Authority>(to), head, judgement.framing, identity.info, ambient
    );
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

std::optional<Plan> on_accept(
    ScenarioState& state, ConnectionState& connection, std::chrono::system_clock::time_point now
) {
    note_connection(state, connection, now);
    const auto& fault = current_step(state, connection).fault;
    if (!fault || fault->at != scenario::Fault::At::accept) return std::nullopt;
    return fault_plan(*fault);
}

Decision decide(
    ScenarioState& state,
    ConnectionState& connection,
    const http::RequestHead& head,
    const http::MessageJudgement& judgement,
    const auth::Ambient& ambient
) {
    const bool has_content = connection.content.has_value();
    if (!has_content) {  // else it is the same request, asked about again
        ++connection.requests;
        note_request(state, connection, ambient.now);
    }
    auto rest = judgement;  // what is still to come of the message
    if (has_content) {
        rest.framing.body = http::Framing::Body::none;
        rest.framing.expects_continue = false;
    }
    const auto& step = for_kind(current_step(state, connection), head);
    auto decision = judge(state, step, connection, head, rest, ambient);
    decision.step = step.name;
    if (asks_again(decision.plan)) return decision;
    if (decision.verdict != Verdict::malformed) {
        auto remarks = head_remarks(head);
        std::move(remarks.begin(), remarks.end(), std::back_inserter(decision.remarks));
    }
    const bool pauses = step.fault && step.fault->at == scenario::Fault::At::head &&
                        !step.fault->effect && step.fault->pause.count() > 0;
    if (pauses) {
        decision.plan.emplace_back(Pause{step.fault->pause});
        std::rotate(decision.plan.begin(), std::prev(decision.plan.end()), decision.plan.end());
    }
    note_verdict(state, connection, decision.verdict);
    return decision;
}

Decision refuse_unreadable(
    ScenarioState& state,
    ConnectionState& connection,
    const http::Complaint& complaint,
    const auth::Ambient& ambient
) {
    note_request(state, connection, ambient.now);
    Decision decision;
    decision.verdict = Verdict::malformed;
    decision.status = complaint.status;
    decision.complaint = complaint.finding;
    decision.step = current_step(state, connection).name;
    decision.plan =
        reply_and_close(complaint_reply(state, complaint, nullptr, nullptr, ambient), nullptr);
    return decision;
}

}  // namespace proxy407::decision
