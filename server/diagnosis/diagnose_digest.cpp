#include "auth/digest_syntax.hpp"
#include "diagnosis/cases.hpp"
#include "diagnosis/finding.hpp"
#include "diagnosis/names.hpp"
#include "diagnosis/solve.hpp"
#include "diagnosis/wording.hpp"

#include <algorithm>
#include <optional>

namespace proxy407::diagnosis {

namespace {

/// Of several Digest offers the one whose algorithm the credentials name (none named: MD5).
const auth::DigestPolicy& policy_for(
    const Situation& situation, const http::Credentials& credentials
) {
    const auto* named = credentials.find("algorithm");
    const auto algorithm =
        named == nullptr ? auth::DigestAlgorithm::md5 : auth::digest_algorithm(named->value);
    const auth::DigestPolicy* found = nullptr;
    for (const auto& scheme : situation.offered) {
        const auto* policy = std::get_if<auth::DigestPolicy>(&scheme);
        if (policy == nullptr) continue;
        if (found == nullptr || policy->algorithm == algorithm) found = policy;
    }
    return *found;
}

std::string list(const std::vector<std::string>& options) {
    std::string out;
    for (const auto& option : options) out += (out.empty() ? "" : ",") + option;
    return out;
}

std::string offered_algorithms(const Situation& situation) {
    std::vector<std::string> names;
    for (const auto& scheme : situation.offered) {
        const auto* policy = std::get_if<auth::DigestPolicy>(&scheme);
        if (policy != nullptr) names.emplace_back(name(policy->algorithm));
    }
    return list(names);
}

auth::DigestInputs inputs_for(
    const Situation& situation,
    const http::Credentials& credentials,
    const auth::DigestPolicy& policy,
    const auth::Account& account
) {
    const auto* nonce = credentials.find("nonce");
    const auto& head = situation.head;
    return auth::digest_inputs(
        credentials,
        policy,
        account,
        {head.method(), head.target(), situation.content, situation.content_hash},
        nonce == nullptr || situation.nonces == nullptr ? nullptr
                                                        : situation.nonces->find(nonce->value)
    );
}

/// What the proxy would have had in the parameter, where a finding is about a value.
std::string expected(
    const Situation& situation, const auth::DigestPolicy& policy, std::string_view finding
) {
    if (finding == "digest-algorithm-not-offered") return offered_algorithms(situation);
    if (finding == "digest-qop-without-offer") return "none";
    if (finding.starts_with("digest-qop-")) return list(policy.qop);
    if (finding == "digest-auth-for-auth-int") return list(policy.qop);
    if (finding == "digest-other-realm") return policy.realm;
    if (finding == "digest-opaque-altered") return policy.opaque;
    if (finding.starts_with("digest-uri-")) return std::string(situation.head.target());
    return {};
}

/// The account a username stands for, plain or hashed (RFC 7616 section 3.4.4).
const auth::Account* named_account(
    const Situation& situation, const auth::DigestPolicy& policy, std::string_view user
) {
    for (const auto& account : situation.accounts) {
        const auto hashed = auth::digest_hash(policy.algorithm, account.user + ":" + policy.realm);
        if (account.user == user || hashed == user) return &account;
    }
    return nullptr;
}

Case as_the_table_says(
    const Situation& situation, const auth::DigestPolicy& policy, const auth::Rejected& rejected
) {
    Case found{diagnosis_of(rejected.finding), named_account(situation, policy, rejected.user)};
    auto& message = found.diagnosis.message;
    message = "In the Digest answer ";
    const auto* row = find_finding(rejected.finding);
    message += row == nullptr ? std::string("something is wrong") : std::string(row->what);
    const bool names_parameter = rejected.finding.ends_with("-missing") || rejected.detail.empty();
    if (!names_parameter) message += ": received " + shown_credentials(rejected.detail);
    const auto right = expected(situation, policy, rejected.finding);
    if (!names_parameter && !right.empty()) message += ", right is " + shown(right);
    message += ".";
    return found;
}

/// The response of an account that is not good now.
std::optional<Case> of_elsewhere(
    const Situation& situation,
    const http::Credentials& credentials,
    const auth::DigestPolicy& policy,
    std::string_view user
) {
    const auto* response = credentials.find("response");
    for (const auto& [account, where] : situation.elsewhere) {
        if (account.user != user || response == nullptr) continue;
        const auto inputs = inputs_for(situation, credentials, policy, account);
        if (auth::digest_response(inputs) != response->value) continue;
        return case_of(
            "account-of-another-step",
            "The response fits the user " + own_name(account) + ": the client used " + where + "."
        );
    }
    return std::nullopt;
}

Case wrong_response(
    const Situation& situation,
    const http::Credentials& credentials,
    const auth::DigestPolicy& policy,
    const auth::Account& account,
    const auth::Rejected& rejected
) {
    const auto explanations = explain_digest(
                                  rejected.detail,
                                  inputs_for(situation, credentials, policy, account),
                                  list(policy.qop),
                                  situation.head.target(),
                                  account.user
    )
                                  .explanations;
    const auto start = "The response does not fit the user " + own_name(account);
    if (!explanations.empty()) return {explained(start, explanations), &account};
    Case found{diagnosis_of("digest-wrong-response"), &account};
    found.diagnosis.message = start +
                              ", and no known mistake with the right password gives it: most "
                              "likely the password is another.";
    return found;
}

/// A name that should be H(user:realm) and is no account's: plain after all, or hashed wrongly, in
/// which case the response has the same mistake (RFC 7616 section 3.4.4).
std::optional<Case> wrongly_hashed_user(
    const Situation& situation,
    const http::Credentials& credentials,
    const auth::DigestPolicy& policy,
    const auth::Rejected& rejected
) {
    if (!auth::says_userhash(credentials)) return {};
    const auto start = "The user arrived as " + shown_user(rejected.user);
    if (const auto* account = named_account(situation, policy, rejected.user)) {
        Case found{diagnosis_of(rejected.finding), account};
        found.diagnosis.message = start +
                                  ", the plain name, although userhash=true says that it is "
                                  "H(user:realm).";
        return found;
    }
    for (const auto* account : by_likelihood(situation, rejected.user)) {
        const auto explanations = explain_digest(
                                      credentials.find("response")->value,
                                      inputs_for(situation, credentials, policy, *account),
                                      list(policy.qop),
                                      situation.head.target(),
                                      account->user
        )
                                      .explanations;
        if (!explanations.empty()) return Case{explained(start, explanations), account};
    }
    return {};
}

Case unknown_user(
    const Situation& situation,
    const http::Credentials& credentials,
    const auth::DigestPolicy& policy,
    const auth::Rejected& rejected
) {
    if (auto found = wrongly_hashed_user(situation, credentials, policy, rejected)) return *found;
    if (const auto* account = named_account(situation, policy, rejected.user)) {
        Case found{diagnosis_of("digest-userhash-not-said"), account};
        found.diagnosis.message = "The user arrived as " + shown_user(rejected.user) +
                                  ", which is H(user:realm) of " + own_name(*account) +
                                  ", but userhash=true is missing.";
        return found;
    }
    for (const auto* account : by_likelihood(situation, rejected.user)) {
        const auto explanations = explain_digest(
                                      credentials.find("response")->value,
                                      inputs_for(situation, credentials, policy, *account),
                                      list(policy.qop),
                                      situation.head.target(),
                                      rejected.user
        )
                                      .explanations;
        if (explanations.empty()) continue;
        return {
            explained("The user arrived as " + shown_user(rejected.user), explanations), account};
    }
    if (const auto bent = bent_name(situation, rejected.user)) {
        Case found{diagnosis_of("digest-wrong-response"), bent->account};
        found.diagnosis.message = "The user arrived as " + shown_user(rejected.user) +
                                  ", which is " + own_name(*bent->account) + ": the client " +
                                  bent->what + ". The response does not fit that user either.";
        return found;
    }
    Case found{diagnosis_of("digest-unknown-user")};
    found.diagnosis.message =
        "The user arrived as " + shown_user(rejected.user) + ", and this proxy knows no such user.";
    return found;
}

}  // namespace

Case diagnose_digest(
    const Situation& situation, const http::SentCredentials& sent, const auth::Rejected& rejected
) {
    const auto& policy = policy_for(situation, sent);
    if (auto found = of_elsewhere(situation, sent, policy, rejected.user)) return *found;
    if (rejected.finding == "digest-unknown-user") {
        return unknown_user(situation, sent, policy, rejected);
    }
    const auto* account = named_account(situation, policy, rejected.user);
    if (rejected.finding == "digest-wrong-response" && account != nullptr) {
        return wrong_response(situation, sent, policy, *account, rejected);
    }
    return as_the_table_says(situation, policy, rejected);
}

}  // namespace proxy407::diagnosis
