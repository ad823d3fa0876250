#include "auth/digest.hpp"
#include "auth/digest_syntax.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <charconv>

namespace proxy407::auth {

namespace {

/// A nonce is stale after so many requests, whatever the scenario says: memory stays bounded.
constexpr std::uint32_t most_uses = 100'000;

Attempt rejected(std::string_view finding, std::string user, std::string_view detail = {}) {
    Attempt attempt;
    attempt.outcome = Attempt::Outcome::rejected;
    attempt.finding = finding;
    attempt.user = std::move(user);
    attempt.detail = detail;
    return attempt;
}

bool flag(const http::Credentials& credentials, std::string_view name) {
    const auto* parameter = credentials.find(name);
    return parameter != nullptr && text::equal_ignoring_case(parameter->value, "true");
}

/// The name as it was sent: username, or username* decoded.
std::string claimed_user(const http::Credentials& credentials) {
    if (const auto* extended = credentials.find("username*")) {
        return decode_ext_value(extended->value).value_or("");
    }
    return credentials.find("username")->value;
}

/// The name an account goes by: itself, or H(user:realm) where the client hashes it
/// (RFC 7616 section 3.4.4; the base algorithm, without session material).
std::string expected_user(const Account& account, const DigestPolicy& policy, bool hashed) {
    return hashed ? digest_hash(policy.algorithm, account.user + ":" + policy.realm) : account.user;
}

std::vector<const Account*> accounts_named(
    std::string_view user, const Accounts& accounts, const DigestPolicy& policy, bool hashed
) {
    std::vector<const Account*> named;
    for (const auto& account : accounts) {
        const auto expected = expected_user(account, policy, hashed);
        if (text::equal_in_constant_time(expected, user)) named.push_back(&account);
    }
    return named;
}

std::uint32_t count_of(const http::Credentials& credentials) {
    std::uint32_t count = 0;
    if (const auto* nc = credentials.find("nc")) {
        std::from_chars(nc->value.data(), nc->value.data() + nc->value.size(), count, 16);
    }
    return count;
}

/// The id of what is wrong with a nonce whose digest is right; empty if nothing is.
std::string_view judge_nonce(
    const http::Credentials& credentials,
    const DigestPolicy& policy,
    NonceStore::Nonce* nonce,
    std::chrono::system_clock::time_point now
) {
    if (nonce == nullptr) return "digest-nonce-unknown";
    if (now - nonce->issued > policy.nonce_lifetime) return "digest-nonce-expired";
    const auto good_for = policy.nonce_uses == 0 ? most_uses : policy.nonce_uses;
    if (nonce->uses >= std::min(good_for, most_uses)) return "digest-nonce-used-up";
    // The form of RFC 2069 has no count that a replay could repeat.
    const bool is_new =
        policy.qop.empty() || nonce->counts_seen.insert(count_of(credentials)).second;
    if (!is_new) return "digest-nc-replayed";
    ++nonce->uses;
    return "";
}

}  // namespace

Attempt verify_digest(
    const http::Credentials& credentials,
    const DigestPolicy& policy,
    const Accounts& accounts,
    const DigestRequest& request,
    NonceStore& nonces,
    std::chrono::system_clock::time_point now
) {
    if (auto found = improper_digest(credentials, policy, request.target)) return *found;
    auto user = claimed_user(credentials);
    if (credentials.find("realm")->value != policy.realm) {
        return rejected("digest-other-realm", user, credentials.find("realm")->value);
    }
    const auto named = accounts_named(user, accounts, policy, flag(credentials, "userhash"));
    if (named.empty()) return rejected("digest-unknown-user", user, user);

    auto* nonce = nonces.find(credentials.find("nonce")->value);
    const auto& response = credentials.find("response")->value;
    const Account* account = nullptr;
    bool upper = false;
    for (const auto* candidate : named) {
        const auto right =
            digest_response(digest_inputs(credentials, policy, *candidate, request, nonce));
        if (text::equal_in_constant_time(right, response)) account = candidate;
        upper = upper || text::to_lower(response) == right;
    }
    if (account == nullptr) {
        return rejected(
            upper ? "digest-response-in-upper-case" : "digest-wrong-response", user, response
        );
    }
    if (const auto wrong = judge_nonce(credentials, policy, nonce, now); !wrong.empty()) {
        auto attempt = rejected(wrong, account->user, credentials.find("nonce")->value);
        attempt.stale = true;
        return attempt;
    }
    if (nonce->first_cnonce.empty() && credentials.find("cnonce")) {
        nonce->first_cnonce = credentials.find("cnonce")->value;
    }
    Attempt attempt;
    attempt.outcome = Attempt::Outcome::accepted;
    attempt.user = account->user;
    attempt.remarks = digest_remarks(credentials, policy, request.target);
    return attempt;
}

}  // namespace proxy407::auth
