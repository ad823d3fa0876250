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

auth::Attempt verify(
    ScenarioState& state,
    const auth::Scheme& scheme,
    const auth::Accounts& users,
    const http::Credentials& credentials,
    const http::RequestHead& head,
    const auth::Ambient& ambient
) {
    if (const auto* basic = std::get_if<auth::BasicPolicy>(&scheme)) {
        return auth::verify_basic(credentials, *basic, users);
    }
    const auth::DigestRequest request{head.method(), head.target(), {}};
    return auth::verify_digest(
        credentials, std::get<auth::DigestPolicy>(scheme), users, request, state.nonces, ambient.now
    );
}

auth::Attempt try_credentials(
    ScenarioState& state,
    const scenario::Step& step,
    const http::RequestHead& head,
    const auth::Ambient& ambient
) {
    const auto field = head.first("Proxy-Authorization");
    if (!field) return {};
    const auto credentials = http::parse_credentials(*field);

    const auth::Scheme* meant = nullptr;
    for (const auto& scheme : step.schemes) {
        if (!text::equal_ignoring_case(auth::scheme_name(scheme), credentials.scheme)) continue;
        const auto* digest = std::get_if<auth::DigestPolicy>(&scheme);
        if (meant == nullptr || (digest != nullptr && may_be_meant_for(*digest, credentials))) {
            meant = &scheme;
        }
    }
    if (meant != nullptr) {
        return verify(
            state,
            *meant,
            accounts_for(*state.scenario, step, credentials),
            credentials,
            head,
            ambient
        );
    }

    auth::Attempt attempt;
    attempt.outcome = auth::Attempt::Outcome::rejected;
    attempt.finding = credentials.defect ? std::string(*credentials.defect) : "scheme-not-offered";
    attempt.detail = credentials.scheme;
    return attempt;
}

Identity refused(int status, diagnosis::Diagnosis diagnosis) {
    Identity identity;
    identity.verdict = Verdict::refused;
    identity.status = status;
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
    const ConnectionState& connection,
    const http::RequestHead& head,
    const auth::Ambient& ambient
) {
    auto attempt = try_credentials(state, step, head, ambient);
    if (attempt.outcome == auth::Attempt::Outcome::accepted) {
        auto identity = accepted(std::move(attempt.user), std::move(attempt.remarks));
        apply_rule(state, step, connection, head, identity);
        return identity;
    }
    const bool bad_request =
        attempt.outcome == auth::Attempt::Outcome::rejected && attempt.status != 407;
    auto identity = refused(
        bad_request ? attempt.status : step.refusal.status,
        diagnosis::diagnose_credentials(situation(state, step, head), attempt)
    );
    const bool asks_first = attempt.outcome == auth::Attempt::Outcome::absent &&
                            identity.diagnosis->cause == diagnosis::Cause::no_credentials;
    if (asks_first || attempt.stale) identity.verdict = Verdict::challenged;
    identity.stale = attempt.stale;
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
    return refused(
        step.refusal.status,
        diagnosis::diagnose_credentials_on_allowlist(situation(state, step, head), peer)
    );
}

}  // namespace

diagnosis::Situation situation(
    const ScenarioState& state, const scenario::Step& step, const http::RequestHead& head
) {
    const auto& scenario = *state.scenario;
    return {
        head,
        step.schemes,
        accounts(scenario, step),
        scenario.client ? &*scenario.client : nullptr,
        state.proxy_url,
        state.ca_file,
        &state.nonces,
    };
}

Identity identify(
    ScenarioState& state,
    const scenario::Step& step,
    const ConnectionState& connection,
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
        return refused(
            step.refusal.status, diagnosis::diagnose_address(situation(state, step, head), peer)
        );
    }
    const bool address_suffices = listed && (either || !wants_credentials);
    if (address_suffices) return by_listed_address(state, step, peer, head);
    return by_credentials(state, step, connection, head, ambient);
}

}  // namespace proxy407::decision
