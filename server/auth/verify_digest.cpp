#include "auth/verify_digest.hpp"

#include "auth/digest_syntax.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace proxy407::auth {

namespace {

/// A nonce is stale after so many requests, whatever the scenario says: it stays bounded.
constexpr std::uint32_t most_uses = 100'000;

Rejected rejected(std::string_view finding, std::string user, std::string_view detail = {}) {
    return {std::string(finding), std::string(detail), std::move(user)};
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

/// The id of what is wrong with the count; empty if nothing is, and it is noted then.
std::string_view judge_count(
    const http::Credentials& credentials, const DigestPolicy& policy, NonceStore::Nonce& nonce
) {
    if (policy.qop.empty()) return "";  // RFC 2069: no count that a replay could repeat
    const auto count = count_of(credentials);
    auto& seen = nonce.counts_seen;
    if (seen.contains(count)) return "digest-nc-replayed";
    const bool falls = seen.goes_beyond(count);
    if (falls && policy.counts == DigestPolicy::Counts::increasing) return "digest-nc-decreased";
    seen.insert(count);
    return "";
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
    if (const auto wrong = judge_count(credentials, policy, *nonce); !wrong.empty()) return wrong;
    ++nonce->uses;
    return "";
}

/// What to prove in rspauth. A proxy that does not know the password would get it wrong.
std::optional<DigestInputs> proof(DigestInputs inputs, DigestPolicy::Rspauth rspauth) {
    if (rspauth == DigestPolicy::Rspauth::none) return std::nullopt;
    if (rspauth == DigestPolicy::Rspauth::wrong) inputs.password += "?";
    return inputs;
}

Attempt judge(
    const http::Credentials& credentials,
    const DigestPolicy& policy,
    const Accounts& accounts,
    const DigestRequest& request,
    NonceStore::Nonce* nonce,
    std::chrono::system_clock::time_point now
) {
    auto user = claimed_user(credentials);
    if (credentials.find("realm")->value != policy.realm) {
        return rejected("digest-other-realm", user, credentials.find("realm")->value);
    }
    const auto named = accounts_named(user, accounts, policy, says_userhash(credentials));
    if (named.empty()) return rejected("digest-unknown-user", user, user);

    const auto* qop = credentials.find("qop");
    if (qop != nullptr && qop->value == "auth-int" && !request.content) {
        return NeedsContent{policy.algorithm};
    }
    const auto& response = credentials.find("response")->value;
    std::optional<DigestInputs> right;
    bool upper = false;
    for (const auto* candidate : named) {
        auto inputs = digest_inputs(credentials, policy, *candidate, request, nonce);
        const auto expected = digest_response(inputs);
        upper = upper || text::to_lower(response) == expected;
        if (text::equal_in_constant_time(expected, response)) right = std::move(inputs);
    }
    if (!right) {
        return rejected(
            upper ? "digest-response-in-upper-case" : "digest-wrong-response", user, response
        );
    }
    if (const auto wrong = judge_nonce(credentials, policy, nonce, now); !wrong.empty()) {
        auto asked_again = rejected(wrong, right->user, right->nonce);
        asked_again.stale = true;
        return asked_again;
    }
    if (nonce->first_cnonce.empty()) nonce->first_cnonce = right->cnonce;
    Accepted accepted{right->user, digest_remarks(credentials, policy, request.target)};
    accepted.info.proof = proof(*std::move(right), policy.rspauth);
    return accepted;
}

/// What the history of a nonce says about who sends it once more. A request that was under way on
/// another connection when the new nonce was handed out looks the same.
void remark_history(std::vector<std::string>& remarks, const NonceStore::Nonce& nonce) {
    if (nonce.superseded) remarks.emplace_back("nextnonce-ignored");
    if (nonce.refused) remarks.emplace_back("old-nonce-reused");
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
    auto* nonce = nonces.find(credentials.find("nonce")->value);
    auto attempt = judge(credentials, policy, accounts, request, nonce, now);
    if (nonce == nullptr) return attempt;
    if (auto* accepted = std::get_if<Accepted>(&attempt)) {
        remark_history(accepted->remarks, *nonce);
    } else if (auto* rejected = std::get_if<Rejected>(&attempt)) {
        remark_history(rejected->remarks, *nonce);
        nonce->refused = true;
    }
    nonces.weigh(credentials.find("nonce")->value);
    return attempt;
}

}  // namespace proxy407::auth
