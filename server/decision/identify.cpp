#include "decision/identify.hpp"

#include "auth/verify_digest.hpp"
#include "decision/account_rule.hpp"
#include "diagnosis/diagnose.hpp"
#include "diagnosis/diagnose_rule.hpp"
#include "text/octets.hpp"

namespace proxy407::decision {

namespace {

/// The policy of a Digest scheme that the credentials can be meant for: of several, the one whose
/// algorithm they name.
bool may_be_meant_for(const auth::DigestPolicy& policy, const http::Credentials& credentials) {
    const auto* algorithm = credentials.find("algorithm");
    if (algorithm == nullptr) return policy.algorithm == auth::DigestAlgorithm::md5;
    return auth::digest_algorithm(algorithm->value) == policy.algorithm;
}

/// Verifies the credentials by one of the schemes.
struct Verify {
    const Turn& turn;
    const http::SentCredentials& sent;
    const auth::Accounts& users;

    auth::Attempt operator()(const auth::BasicPolicy& basic) const {
        return auth::verify_basic(sent, basic, users);
    }

    auth::Attempt operator()(const auth::DigestPolicy& digest) const {
        const auto& head = turn.request.head;
        const auto& content = turn.request.content;
        auth::DigestRequest request{head.method(), head.target(), std::nullopt};
        if (content) {
            request.content = content->octets;
            if (!content->is_whole()) request.content_hash = content->hash;
        }
        auto& nonces = turn.state.nonces;
        auto attempt = auth::verify_digest(sent, digest, users, request, nonces, turn.ambient.now);
        auto* accepted = std::get_if<auth::Accepted>(&attempt);
        if (accepted != nullptr && digest.nextnonce) {
            accepted->info.nextnonce = nonces.issue_after(sent.find("nonce")->value, turn.ambient);
        }
        return attempt;
    }

    auth::Attempt operator()(const auth::BearerPolicy& bearer) const {
        return auth::verify_bearer(sent, bearer);
    }

    auth::Attempt operator()(const auth::TokenPolicy& token) const {
        return auth::verify_token(sent.value, token);
    }

    auth::Attempt operator()(const auth::RawPolicy&) const { return auth::verify_raw(sent.value); }

    auth::Attempt operator()(const auth::HandshakePolicy& policy) const {
        auto& handshake = turn.connection.handshake;
        return handshake.on_token(sent, policy, users, turn.ambient.make_acceptor);
    }
};

/// The scheme the credentials are meant for; null if none of that name is offered. A raw challenge
/// may have the name of a scheme that can be answered: then that one is meant.
const auth::Scheme* meant_scheme(
    const std::vector<auth::Scheme>& offered, const http::Credentials& credentials
) {
    const auth::Scheme* meant = nullptr;
    if (credentials.scheme.empty()) return meant;
    for (const auto& scheme : offered) {
        if (!text::equal_ignoring_case(auth::scheme_name(scheme), credentials.scheme)) continue;
        const auto* digest = std::get_if<auth::DigestPolicy>(&scheme);
        if (meant == nullptr || std::holds_alternative<auth::RawPolicy>(*meant) ||
            (digest != nullptr && may_be_meant_for(*digest, credentials))) {
            meant = &scheme;
        }
    }
    return meant;
}

/// No credentials: is the connection authenticated as a whole?
auth::Attempt by_connection(const Turn& turn) {
    for (const auto& scheme : turn.step.schemes) {
        const auto* policy = std::get_if<auth::HandshakePolicy>(&scheme);
        if (policy == nullptr) continue;
        auto attempt = turn.connection.handshake.on_request_without_token(*policy);
        if (std::holds_alternative<auth::Accepted>(attempt)) return attempt;
    }
    return auth::Absent{};
}

auth::Attempt try_credentials(const Turn& turn) {
    const auto& sent = turn.request.credentials;
    if (!sent) return by_connection(turn);
    if (const auto* meant = meant_scheme(turn.step.schemes, *sent)) {
        const auto users = accounts_for(*turn.state.scenario, turn.step, *sent);
        return std::visit(Verify{turn, *sent, users}, *meant);
    }
    const auto finding = sent->defect ? *sent->defect : "scheme-not-offered";
    return auth::Rejected{std::string(finding), sent->scheme};
}

/// The verdict over what each attempt came to.
struct Judge {
    const Turn& turn;

    /// Asking first is the normal course, unless what was sent went to the wrong place.
    Identity operator()(const auth::Absent&) const {
        auto diagnosis = diagnosis::diagnose_no_credentials(situation(turn));
        const bool asks_first = diagnosis.cause == diagnosis::Cause::no_credentials;
        return Refused{asks_first ? Verdict::challenged : Verdict::refused, std::move(diagnosis)};
    }

    /// A rule of the account has the last word.
    Identity operator()(auth::Accepted& accepted) const {
        const auto& peer = turn.connection.peer;
        const auto* rule = find_rule(*turn.state.scenario, accepted.user);
        const auto breach = rule == nullptr ? "" : breach_of(*rule, peer, turn.state.uses);
        if (breach.empty()) return Admitted{Verdict::accepted, std::move(accepted)};
        Refused refused;
        refused.diagnosis = diagnosis::diagnose_account(
            situation(turn), breach, accepted.user, scenario::to_string(peer)
        );
        refused.attempt.user = std::move(accepted.user);
        refused.attempt.remarks = std::move(accepted.remarks);
        refused.by_rule = &rule->refused;
        refused.info = std::move(accepted.info);
        return refused;
    }

    Identity operator()(auth::Rejected& rejected) const {
        Refused refused;
        refused.diagnosis = diagnosed(rejected);
        if (rejected.leg || rejected.stale) refused.verdict = Verdict::challenged;
        refused.attempt = std::move(rejected);
        return refused;
    }

    Identity operator()(const auth::NeedsContent& needed) const { return needed; }

    diagnosis::Diagnosis diagnosed(const auth::Rejected& rejected) const {
        const auto wrong =
            wrong_parameters(*turn.state.scenario, turn.step, *turn.request.credentials);
        if (!wrong) return diagnosis::diagnose_credentials(situation(turn), rejected);
        const auto& [finding, key, value, right] = wrong->mistake;
        return diagnosis::diagnose_session_parameter(
            situation(turn), finding, {wrong->in_user, wrong->octets, key, value, right}
        );
    }
};

Identity by_credentials(const Turn& turn) {
    auto attempt = try_credentials(turn);
    return std::visit(Judge{turn}, attempt);
}

/// The address is listed, and nothing else is asked for.
Identity by_listed_address(const Turn& turn, const std::string& peer) {
    if (!turn.request.credentials) return Admitted{Verdict::accepted, {}};
    if (turn.step.allowlist->with_credentials == scenario::Allowlist::WithCredentials::ignore) {
        return Admitted{Verdict::accepted, {{}, {"credentials-not-asked-for"}}};
    }
    return Refused{
        Verdict::refused, diagnosis::diagnose_credentials_on_allowlist(situation(turn), peer)};
}

}  // namespace

Identity identify(const Turn& turn) {
    const auto& step = turn.step;
    const bool wants_credentials = !step.schemes.empty();

    if (!step.allowlist) {
        if (wants_credentials) return by_credentials(turn);
        Admitted open;
        if (turn.request.credentials) open.client.remarks = {"credentials-not-asked-for"};
        return open;
    }

    const bool listed = scenario::is_in(step.allowlist->addresses, turn.connection.peer);
    const auto peer = scenario::to_string(turn.connection.peer);
    const bool either = step.combine == scenario::Step::Combine::any && wants_credentials;
    if (!listed && !either) {
        return Refused{Verdict::refused, diagnosis::diagnose_address(situation(turn), peer)};
    }
    const bool address_suffices = listed && (either || !wants_credentials);
    if (address_suffices) return by_listed_address(turn, peer);
    return by_credentials(turn);
}

}  // namespace proxy407::decision
