#include "decision/refusal.hpp"

#include "decision/notice.hpp"
#include "http/proxy_status.hpp"
#include "http/redactor.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

namespace proxy407::decision {

namespace {

using Wanted = scenario::RefusalCase::Credentials;

/// Does what was sent count as that? A leg of a handshake, or a digest whose nonce has gone stale,
/// is not wrong: its sender is asked to go on.
bool is_sent(Wanted kind, const scenario::Step& step, const Request& request, Verdict verdict) {
    const auto& sent = request.credentials;
    if (!sent) return kind == Wanted::absent;
    if (!auth::is_offered(step.schemes, sent->scheme)) return kind == Wanted::other_scheme;
    return kind == Wanted::wrong && verdict == Verdict::refused;
}

/// The challenge of one scheme.
struct Challenge {
    ScenarioState& state;
    const auth::Rejected& attempt;
    const auth::Ambient& ambient;

    std::string operator()(const auth::BasicPolicy& basic) const {
        return auth::basic_challenge(basic);
    }

    std::string operator()(const auth::DigestPolicy& digest) const {
        return auth::digest_challenge(digest, state.nonces.issue(ambient), attempt.stale);
    }

    std::string operator()(const auth::BearerPolicy& bearer) const {
        return auth::bearer_challenge(bearer, attempt.error);
    }

    std::string operator()(const auth::TokenPolicy& token) const {
        return auth::token_challenge(token);
    }

    std::string operator()(const auth::RawPolicy& raw) const { return raw.challenge; }

    std::string operator()(const auth::HandshakePolicy& policy) const {
        const auto token = attempt.leg.value_or("");
        return std::string(auth::scheme_name(policy)) + (token.empty() ? "" : " " + token);
    }
};

/// In the middle of a handshake nothing else is offered.
bool is_offered(const auth::Scheme& scheme, const Turn& turn, const auth::Rejected& attempt) {
    if (attempt.leg.value_or("").empty()) return true;
    return text::equal_ignoring_case(auth::scheme_name(scheme), turn.request.credentials->scheme);
}

void add_challenges(
    http::Reply& reply,
    const Turn& turn,
    const scenario::Refusal& refusal,
    const auth::Rejected& attempt
) {
    if (refusal.challenge == scenario::Refusal::Challenge::none) return;
    const auto* field = refusal.challenge == scenario::Refusal::Challenge::www_authenticate
                            ? "WWW-Authenticate"
                            : "Proxy-Authenticate";
    const Challenge challenge{turn.state, attempt, turn.ambient};
    std::vector<std::string> challenges;
    for (const auto& scheme : turn.step.schemes) {
        if (!is_offered(scheme, turn, attempt)) continue;
        challenges.push_back(std::visit(challenge, scheme));
    }
    // A proxy that judges by address still owes a 407 its challenge (RFC 9110 section 15.5.8).
    if (turn.step.schemes.empty()) challenges.push_back(auth::basic_challenge({}));
    if (!refusal.joined) {
        for (const auto& one : challenges) reply.add(field, one);
        return;
    }
    reply.add(field, text::joined(challenges));
}

http::Reply with_date(int status, const auth::Ambient& ambient) {
    http::Reply reply;
    reply.status = status;
    reply.set("Date", http::http_date(std::chrono::system_clock::to_time_t(ambient.now)));
    return reply;
}

/// The body, as the one who gets the answer may read it.
template <typename Reason>
void put_body(
    http::Reply& reply,
    const Reason& reason,
    const http::RequestHead* head,
    const ScenarioState& state
) {
    auto reader = state.audience;
    std::optional<http::Redactor> with_credentials;
    if (reader.redactor != nullptr && head != nullptr) {
        with_credentials = reader.redactor->with(*head);
        reader.redactor = &*with_credentials;
    }
    const auto accept = head == nullptr ? "" : head->first("Accept").value_or("");
    put_notice(reply, notice(reply.status, reason, reader), accept);
}

std::string code(const diagnosis::Diagnosis& diagnosis) {
    return std::string(diagnosis::name(diagnosis.cause)) + "/" + diagnosis.finding;
}

}  // namespace

const scenario::Refusal* refusal_of_case(
    const scenario::Step& step, const Request& request, Verdict verdict
) {
    const auto holds = [&](const scenario::RefusalCase& one) {
        if (!one.method.empty() && one.method != request.head.method()) return false;
        if (one.http10 && *one.http10 != (request.head.minor_version == 0)) return false;
        return one.credentials == Wanted::any || is_sent(one.credentials, step, request, verdict);
    };
    const auto& cases = step.refusal_cases;
    const auto found = std::find_if(cases.begin(), cases.end(), holds);
    return found == cases.end() ? nullptr : &found->refusal;
}

http::Reply refusal_reply(
    const Turn& turn, const scenario::Refusal& refusal, const Refused& refused
) {
    const auto& attempt = refused.attempt;
    const bool improper = attempt.status != 407;
    auto status = improper ? attempt.status : refusal.status;
    if (refused.by_rule != nullptr) status = refused.by_rule->status;
    auto reply = with_date(status, turn.ambient);
    const bool asks = refused.by_rule == nullptr ? !improper && status != 403 : status == 407;
    // An error of Bearer is told whatever the status (RFC 6750 section 3).
    if (asks || !attempt.error.empty()) add_challenges(reply, turn, refusal, attempt);
    reply.set("Proxy-Status", http::proxy_status("http_request_denied", code(refused.diagnosis)));
    put_body(reply, refused.diagnosis, &turn.request.head, turn.state);
    return reply;
}

http::Reply complaint_reply(
    const Turn& turn,
    const http::Complaint& complaint,
    const std::optional<diagnosis::Diagnosis>& diagnosis
) {
    auto reply = with_date(complaint.status, turn.ambient);
    const auto details = diagnosis ? code(*diagnosis) : complaint.finding;
    reply.set("Proxy-Status", http::proxy_status("http_request_error", details));
    if (diagnosis) {
        put_body(reply, *diagnosis, &turn.request.head, turn.state);
    } else {
        put_body(reply, complaint, &turn.request.head, turn.state);
    }
    return reply;
}

http::Reply unreadable_reply(
    const ScenarioState& state, const http::Complaint& complaint, const auth::Ambient& ambient
) {
    auto reply = with_date(complaint.status, ambient);
    reply.set("Proxy-Status", http::proxy_status("http_request_error", complaint.finding));
    put_body(reply, complaint, nullptr, state);
    return reply;
}

}  // namespace proxy407::decision
