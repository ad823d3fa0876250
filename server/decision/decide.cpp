#include "decision/decide.hpp"

#include "decision/identify.hpp"
#include "decision/refusal.hpp"
#include "decision/reply_plan.hpp"
#include "decision/script.hpp"
#include "decision/serve.hpp"
#include "decision/target_rule.hpp"
#include "decision/turn.hpp"
#include "diagnosis/diagnose_message.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

// The order of the rules
//
// The questions come in the order in which a proxy can know the answers. The first one that settles
// the request ends the search.
//
// 1. Is it one message? If its end is in doubt, nothing in it can be believed, the credentials
//    included: respond 400 and close (RFC 9112 sections 2.2, 6.3 and 11.2).
// 2. Does the scenario let it fail here? This comes after 1, because a broken head is the client's
//    fault and must not hide behind ours, and before 3, because a proxy that is down judges
//    nothing.
// 3. Is it for a proxy, and where does it go? (RFC 9112 section 3.2) A client that takes this port
//    for its target reads exactly that. A 407 would make its user look for a password.
// 4. Who sends it? The address, then the credentials, then the account's own rule (identify.cpp).
//    A client that fails here learns nothing about 5: neither which hosts are allowed nor what they
//    respond. The proxy authenticates for itself, and before the target (RFC 9110 section 11.7).
// 5. Who responds? The scenario, the last hop (RFC 9110 section 7.6.2), a tunnel, the embedded
//    origin or a real host (serve.cpp).
//
// The content has no place in this order. The proxy reads it after the verdict, so that a client
// that sends Expect: 100-continue is refused before it sends any (RFC 9110 section 10.1.1). Digest
// with auth-int is the exception (RFC 7616 section 3.4.3): step 4 ends without a verdict, the plan
// reads the content, and decide() is called again with the same request.
//
// Where no step hangs on what came before, the same request gets the same decision for a second
// (recent_decisions.hpp).
//
// The script moves at two moments: when a request comes (it may leave a step) and when it has its
// verdict (which is counted). A request that is decided twice passes each of them once.

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

Decision refuse(const Turn& turn, Refused refused) {
    const auto& request = turn.request;
    const auto* special = refusal_of_case(turn.step, request, refused.verdict);
    const auto& refusal = special != nullptr ? *special : turn.step.refusal;
    auto reply = refusal_reply(turn, refusal, refused);
    auto shape = refused.by_rule != nullptr ? refused.by_rule->shape : refusal.shape;
    if (refused.by_rule != nullptr) {
        // The credentials were good: what is told of that stands in this answer as in any other.
        const std::string_view content = shape.body ? *shape.body : reply.body;
        refused.info.last_word.clear();  // A challenge may be there.
        auth::put_info(reply, refused.info, request.head.method() == "HEAD" ? "" : content);
    }
    // A handshake goes on after the 407 of a CONNECT, too (MS-NTHT section 2.2.4).
    using Ending = scenario::ReplyShape::Ending;
    const bool is_leg = !refused.attempt.leg.value_or("").empty();
    if (is_leg && shape.ending == Ending::usual) shape.ending = Ending::keep;
    Decision decision;
    decision.verdict = refused.verdict;
    decision.user = std::move(refused.attempt.user);
    decision.diagnosis = std::move(refused.diagnosis);
    decision.remarks = std::move(refused.attempt.remarks);
    decision.plan = reply_plan(std::move(reply), shape, request.head, request.rest());
    return decision;
}

Decision admit(const Turn& turn, Admitted admitted, const http::Authority& to) {
    auto decision = serve(turn, to, admitted.client.info);
    decision.verdict = admitted.verdict;
    decision.user = std::move(admitted.client.user);
    decision.remarks = std::move(admitted.client.remarks);
    return decision;
}

Decision ask_for_content(const Turn& turn, auth::DigestAlgorithm hash) {
    Decision undecided;
    undecided.plan = {ReadContent{turn.state.content_limit, hash}, DecideAgain{}};
    return undecided;
}

Decision complain(const Turn& turn, const http::Complaint& complaint) {
    Decision decision;
    decision.verdict = Verdict::malformed;
    decision.complaint = complaint.finding;
    decision.told = complaint.message;
    decision.diagnosis = diagnosis::diagnose_message(situation(turn), complaint);
    decision.plan =
        reply_and_close(complaint_reply(turn, complaint, decision.diagnosis), &turn.request.head);
    return decision;
}

bool fault_strikes(const scenario::Step& step) {
    return step.fault && step.fault->at == scenario::Fault::At::head;
}

/// A client that doubles its field is to meet the same refusal again, where the scenario says so.
bool is_put_up_with(const http::Complaint& complaint, const scenario::Scenario& scenario) {
    return scenario.first_credentials_count && complaint.finding == "duplicate-proxy-authorization";
}

Decision judge(const Turn& turn) {
    const auto& message = turn.request.message;
    if (message.complaint && !is_put_up_with(*message.complaint, *turn.state.scenario))
        return complain(turn, *message.complaint);
    if (fault_strikes(turn.step) && turn.step.fault->effect) {
        Decision decision;
        decision.verdict = Verdict::fault;
        decision.plan = fault_plan(*turn.step.fault);
        return decision;
    }
    const auto to = destination(turn.request.head);
    if (const auto* complaint = std::get_if<http::Complaint>(&to)) {
        return complain(turn, *complaint);
    }
    auto identity = identify(turn);
    if (const auto* needed = std::get_if<auth::NeedsContent>(&identity)) {
        return ask_for_content(turn, needed->hash);
    }
    if (auto* refused = std::get_if<Refused>(&identity)) return refuse(turn, std::move(*refused));
    auto& admitted = std::get<Admitted>(identity);
    return admit(turn, std::move(admitted), std::get<http::Authority>(to));
}

/// Does the verdict hang on nothing that came before? A nonce, a leg of a handshake, a quota and a
/// script's past do.
bool is_repeatable(const Turn& turn) {
    const auto& scenario = *turn.state.scenario;
    const auto& step = scenario.steps.front();
    const bool is_one_step = scenario.steps.size() == 1 && !step.connect && !step.plain;
    if (!is_one_step || !scenario.rules.empty() || turn.request.content) return false;
    return std::ranges::none_of(step.schemes, [](const auth::Scheme& scheme) {
        return std::holds_alternative<auth::DigestPolicy>(scheme) ||
               std::holds_alternative<auth::HandshakePolicy>(scheme);
    });
}

Decision judge_with_remarks(const Turn& turn) {
    auto decision = judge(turn);
    if (decision.verdict && decision.verdict != Verdict::malformed) {
        std::ranges::move(head_remarks(turn.request.head), std::back_inserter(decision.remarks));
    }
    return decision;
}

Decision judge_once(const Turn& turn) {
    if (!is_repeatable(turn)) return judge_with_remarks(turn);
    const RecentDecisions::Question question{
        &turn.step,
        turn.connection.peer,
        turn.connection.proxy_url,
        turn.request.head.octets,
        std::chrono::floor<std::chrono::seconds>(turn.ambient.now)};
    auto& recent = turn.state.recent;
    if (const auto* known = recent.find(question)) return *known;
    auto decision = judge_with_remarks(turn);
    recent.keep(question, decision);
    return decision;
}

/// A fault that only takes time comes before everything else.
void delay(Plan& plan, const scenario::Step& step) {
    const bool pauses = fault_strikes(step) && !step.fault->effect && step.fault->pause.count() > 0;
    if (pauses) plan.insert(plan.begin(), Pause{step.fault->pause});
}

}  // namespace

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
    const Request& request,
    const auth::Ambient& ambient
) {
    if (!request.content) {  // else it is asked about again
        ++connection.requests;
        note_request(state, connection, ambient.now);
    }
    const auto& step = for_kind(current_step(state, connection), request.head);
    auto decision = judge_once({state, connection, step, request, ambient});
    decision.step = step.name;
    if (!decision.verdict) return decision;
    delay(decision.plan, step);
    note_verdict(state, connection, *decision.verdict);
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
    decision.complaint = complaint.finding;
    decision.told = complaint.message;
    decision.step = current_step(state, connection).name;
    decision.plan = reply_and_close(unreadable_reply(state, complaint, ambient), nullptr);
    return decision;
}

}  // namespace proxy407::decision
