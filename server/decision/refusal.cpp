#include "decision/refusal.hpp"

#include "decision/notice.hpp"
#include "http/proxy_status.hpp"
#include "http/redactor.hpp"
#include "text/octets.hpp"

#include <chrono>
#include <optional>

namespace proxy407::decision {

namespace {

/// The challenge of one scheme.
struct Challenge {
    ScenarioState& state;
    const Identity& identity;
    const auth::Ambient& ambient;

    std::string operator()(const auth::BasicPolicy& basic) const {
        return auth::basic_challenge(basic);
    }

    std::string operator()(const auth::DigestPolicy& digest) const {
        return auth::digest_challenge(digest, state.nonces.issue(ambient), identity.stale);
    }

    std::string operator()(const auth::BearerPolicy& bearer) const {
        return auth::bearer_challenge(bearer, identity.error);
    }

    std::string operator()(const auth::TokenPolicy& token) const {
        return auth::token_challenge(token);
    }

    std::string operator()(const auth::RawPolicy& raw) const { return raw.challenge; }

    std::string operator()(const auth::HandshakePolicy& policy) const {
        return std::string(auth::scheme_name(policy)) +
               (identity.token.empty() ? "" : " " + identity.token);
    }
};

/// In the middle of a handshake nothing else is offered.
bool is_offered(
    const auth::Scheme& scheme, const http::RequestHead& head, const Identity& identity
) {
    if (identity.token.empty()) return true;
    const auto field = head.first("Proxy-Authorization").value_or("");
    return text::equal_ignoring_case(
        auth::scheme_name(scheme), http::parse_credentials(field).scheme
    );
}

void add_challenges(
    http::Reply& reply,
    ScenarioState& state,
    const scenario::Step& step,
    const http::RequestHead& head,
    const Identity& identity,
    const auth::Ambient& ambient
) {
    if (step.refusal.challenge == scenario::Refusal::Challenge::none) return;
    const auto* field = step.refusal.challenge == scenario::Refusal::Challenge::www_authenticate
                            ? "WWW-Authenticate"
                            : "Proxy-Authenticate";
    const Challenge challenge{state, identity, ambient};
    std::vector<std::string> challenges;
    for (const auto& scheme : step.schemes) {
        if (!is_offered(scheme, head, identity)) continue;
        challenges.push_back(std::visit(challenge, scheme));
    }
    // A proxy that judges by address still owes a 407 its challenge (RFC 9110 section 15.5.8).
    if (step.schemes.empty()) challenges.push_back(auth::basic_challenge({}));
    if (!step.refusal.joined) {
        for (const auto& one : challenges) reply.add(field, one);
        return;
    }
    std::string all;
    for (const auto& one : challenges) all += (all.empty() ? "" : ", ") + one;
    reply.add(field, all);
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

http::Reply refusal_reply(
    ScenarioState& state,
    const scenario::Step& step,
    const http::RequestHead& head,
    const Identity& identity,
    const auth::Ambient& ambient
) {
    const int status = identity.status.value_or(step.refusal.status);
    auto reply = with_date(status, ambient);
    const bool usual = !identity.status && status != 403;
    const bool asks = identity.answer == nullptr ? usual : status == 407;
    // An error of Bearer is told whatever the status (RFC 6750 section 3).
    if (asks || !identity.error.empty())
        add_challenges(reply, state, step, head, identity, ambient);
    reply.set("Proxy-Status", http::proxy_status("http_request_denied", code(*identity.diagnosis)));
    put_body(reply, *identity.diagnosis, &head, state);
    return reply;
}

http::Reply complaint_reply(
    const ScenarioState& state,
    const http::Complaint& complaint,
    const diagnosis::Diagnosis* diagnosis,
    const http::RequestHead* head,
    const auth::Ambient& ambient
) {
    auto reply = with_date(complaint.status, ambient);
    const auto details = diagnosis != nullptr ? code(*diagnosis) : complaint.finding;
    reply.set("Proxy-Status", http::proxy_status("http_request_error", details));
    if (diagnosis != nullptr) {
        put_body(reply, *diagnosis, head, state);
    } else {
        put_body(reply, complaint, head, state);
    }
    return reply;
}

}  // namespace proxy407::decision
