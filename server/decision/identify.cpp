#include "decision/identify.hpp"

#include "decision/account_rule.hpp"
#include "decision/script.hpp"
#include "http/credentials.hpp"
#include "text/octets.hpp"

namespace proxy407::decision {

namespace {

bool is_listed(const scenario::Allowlist& allowlist, const scenario::Address& peer) {
    for (const auto& network : allowlist.addresses) {
        if (network.contains(peer)) return true;
    }
    return false;
}

/// The policy of a Digest scheme that the credentials can be meant for: of several, the one whose
/// algorithm they name.
bool may_be_meant_for(const auth::DigestPolicy& policy, const http::Credentials& credentials) {
    const auto* algorithm = credentials.find("algorithm");
    if (algorithm == nullptr) return policy.algorithm == auth::DigestAlgorithm::md5;
    return auth::digest_algorithm(algorithm->value) == policy.algorithm;
}

/// Verifies the credentials by one of the schemes.
struct Verify {
    ScenarioState& state;
    ConnectionState& connection;
    const http::RequestHead& head;
    std::string_view value;  ///< of Proxy-Authorization
    const http::Credentials& credentials;
    const auth::Accounts& users;
    const auth::Ambient& ambient;

    auth::Attempt operator()(const auth::BasicPolicy& basic) const {
        return auth::verify_basic(credentials, basic, users);
    }

    auth::Attempt operator()(const auth::DigestPolicy& digest) const {
        auth::DigestRequest request{head.method(), head.target(), std::nullopt};
        if (connection.content) {
            request.content = connection.content->octets;
            if (!connection.content->is_whole()) request.content_hash = connection.content->hash;
        }
        auto attempt =
            auth::verify_digest(credentials, digest, users, request, state.nonces, ambient.now);
        if (attempt.outcome == auth::Attempt::Outcome::accepted && digest.nextnonce) {
            const auto& nonce = credentials.find("nonce")->value;
            attempt.info.nextnonce = state.nonces.issue_after(nonce, ambient);
        }
        return attempt;
    }

    auth::Attempt operator()(const auth::BearerPolicy& bearer) const {
        return auth::verify_bearer(credentials, bearer);
    }

    auth::Attempt operator()(const auth::TokenPolicy& token) const {
        return auth::verify_token(value, token);
    }

    auth::Attempt operator()(const auth::RawPolicy&) const { return auth::verify_raw(value); }

    auth::Attempt operator()(const auth::HandshakePolicy& policy) const {
        auto attempt =
            connection.handshake.on_token(credentials, policy, users, ambient.make_acceptor);
        const bool is_over = attempt.outcome == auth::Attempt::Outcome::accepted;
        if (is_over && !attempt.token.empty()) {
            attempt.info.last_word =
                std::string(auth::scheme_name(auth::Scheme(policy))) + ' ' + attempt.token;
        }
        return attempt;
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
auth::Attempt by_connection(ConnectionState& connection, const scenario::Step& step) {
    for (const auto& scheme : step.schemes) {
        const auto* policy = std::get_if<auth::HandshakePolicy>(&scheme);
        if (policy == nullptr) continue;
        auto attempt = connection.handshake.on_request_without_token(*policy);
        if (attempt.outcome == auth::Attempt::Outcome::accepted) return attempt;
    }
    return {};
}

auth::Attempt try_credentials(
    ScenarioState& state,
    ConnectionState& connection,
    const scenario::Step& step,
    const http::RequestHead& head,
    const auth::Ambient& ambient
) {
    const auto field = head.first("Proxy-Authorization");
    if (!field) return by_connection(connection, step);
    const auto credentials = http::parse_credentials(*field);

    if (const auto* meant = meant_scheme(step.schemes, credentials)) {
        const auto users = accounts_for(*state.scenario, step, credentials);
        const Verify verify{state, connection, head, *field, credentials, users, ambient};
        return std::visit(verify, *meant);
    }
    auth::Attempt attempt;
    attempt.outcome = auth::Attempt::Outcome::rejected;
    attempt.finding = credentials.defect ? std::string(*credentials.defect) : "scheme-not-offered";
    attempt.detail = credentials.scheme;
    return attempt;
}

Identity refused(diagnosis::Diagnosis diagnosis) {
    Identity identity;
    identity.verdict = Verdict::refused;
    identity.diagnosis = std::move(diagnosis);
    return identity;
}

Identity accepted(std::string user, std::vector<std::string> remarks) {
    Identity identity;
    identity.verdict = Verdict::accepted;
    identity.user = std::move(user);
    identity.remarks = std::move(remarks);
    return identity;
}

Identity by_credentials(
    ScenarioState& state,
    const scenario::Step& step,
    ConnectionState& connection,
    const http::RequestHead& head,
    const auth::Ambient& ambient
) {
    auto attempt = try_credentials(state, connection, step, head, ambient);
    if (attempt.outcome == auth::Attempt::Outcome::accepted) {
        auto identity = accepted(std::move(attempt.user), std::move(attempt.remarks));
        identity.info = std::move(attempt.info);
        apply_rule(state, step, connection, head, identity);
        return identity;
    }
    if (attempt.outcome == auth::Attempt::Outcome::needs_content) {
        Identity pending;
        pending.needs_hash = attempt.hash_with;
        return pending;
    }
    auto identity = refused(
        diagnosis::diagnose_credentials(situation(state, step, head, connection.content), attempt)
    );
    const bool bad_request =
        attempt.outcome == auth::Attempt::Outcome::rejected && attempt.status != 407;
    if (bad_request) identity.status = attempt.status;
    const bool asks_first = attempt.outcome == auth::Attempt::Outcome::absent &&
                            identity.diagnosis->cause == diagnosis::Cause::no_credentials;
    const bool is_leg = attempt.outcome == auth::Attempt::Outcome::continues;
    if (asks_first || is_leg || attempt.stale) identity.verdict = Verdict::challenged;
    identity.stale = attempt.stale;
    identity.token = std::move(attempt.token);
    identity.error = std::move(attempt.error);
    identity.user = std::move(attempt.user);
    identity.remarks = std::move(attempt.remarks);
    return identity;
}

/// The address is listed, and nothing else is asked for.
Identity by_listed_address(
    const ScenarioState& state,
    const scenario::Step& step,
    const std::string& peer,
    const http::RequestHead& head
) {
    if (!head.first("Proxy-Authorization")) return accepted({}, {});
    if (step.allowlist->with_credentials == scenario::Allowlist::WithCredentials::ignore) {
        return accepted({}, {"credentials-not-asked-for"});
    }
    return refused(diagnosis::diagnose_credentials_on_allowlist(situation(state, step, head), peer)
    );
}

}  // namespace

diagnosis::Situation situation(
    const ScenarioState& state,
    const scenario::Step& step,
    const http::RequestHead& head,
    const std::optional<http::Content>& content
) {
    const auto& scenario = *state.scenario;
    const bool tells_good = scenario.client && is_good(scenario, step, *scenario.client);
    return {
        head,
        step.schemes,
        accounts(scenario, step),
        tells_good ? &*scenario.client : nullptr,
        state.proxy_url,
        state.ca_file,
        &state.nonces,
        content ? content->octets : std::string(),
        content && !content->is_whole() ? content->hash : std::string(),
    };
}

Identity identify(
    ScenarioState& state,
    const scenario::Step& step,
    ConnectionState& connection,
    const http::RequestHead& head,
    const auth::Ambient& ambient
) {
    const bool wants_credentials = !step.schemes.empty();

    if (!step.allowlist) {
        if (wants_credentials) return by_credentials(state, step, connection, head, ambient);
        Identity open;
        if (head.first("Proxy-Authorization")) open.remarks.push_back("credentials-not-asked-for");
        return open;
    }

    const bool listed = is_listed(*step.allowlist, connection.peer);
    const auto peer = scenario::to_string(connection.peer);
    const bool either = step.combine == scenario::Step::Combine::any && wants_credentials;
    if (!listed && !either) {
        return refused(diagnosis::diagnose_address(situation(state, step, head), peer));
    }
    const bool address_suffices = listed && (either || !wants_credentials);
    if (address_suffices) return by_listed_address(state, step, peer, head);
    return by_credentials(state, step, connection, head, ambient);
}

}  // namespace proxy407::decision
