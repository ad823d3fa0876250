#include "decision/refusal.hpp"

#include "decision/notice.hpp"
#include "http/proxy_status.hpp"

#include <chrono>

namespace proxy407::decision {

namespace {

std::string challenge(
    const auth::Scheme& scheme, ScenarioState& state, bool stale, const auth::Ambient& ambient
) {
    if (const auto* basic = std::get_if<auth::BasicPolicy>(&scheme)) {
        return auth::basic_challenge(*basic);
    }
    const auto& digest = std::get<auth::DigestPolicy>(scheme);
    return auth::digest_challenge(digest, state.nonces.issue(ambient), stale);
}

void add_challenges(
    http::Reply& reply,
    ScenarioState& state,
    const scenario::Step& step,
    bool stale,
    const auth::Ambient& ambient
) {
    if (step.refusal.challenge == scenario::Refusal::Challenge::none) return;
    const auto* field = step.refusal.challenge == scenario::Refusal::Challenge::www_authenticate
                            ? "WWW-Authenticate"
                            : "Proxy-Authenticate";
    std::vector<std::string> challenges;
    for (const auto& scheme : step.schemes) {
        challenges.push_back(challenge(scheme, state, stale, ambient));
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
    auto reply = with_date(identity.status, ambient);
    const bool usual = identity.status == step.refusal.status && identity.status != 403;
    if (identity.answer == nullptr ? usual : identity.status == 407) {
        add_challenges(reply, state, step, identity.stale, ambient);
    }
    reply.set("Proxy-Status", http::proxy_status("http_request_denied", code(*identity.diagnosis)));
    put_notice(
        reply, notice(identity.status, *identity.diagnosis), head.first("Accept").value_or("")
    );
    return reply;
}

http::Reply complaint_reply(
    const http::Complaint& complaint,
    const diagnosis::Diagnosis* diagnosis,
    std::string_view accept,
    const auth::Ambient& ambient
) {
    auto reply = with_date(complaint.status, ambient);
    const auto details = diagnosis != nullptr ? code(*diagnosis) : complaint.finding;
    reply.set("Proxy-Status", http::proxy_status("http_request_error", details));
    put_notice(
        reply,
        diagnosis != nullptr ? notice(complaint.status, *diagnosis) : notice(complaint),
        accept
    );
    return reply;
}

}  // namespace proxy407::decision
