#include "diagnosis/diagnose.hpp"

#include "diagnosis/cases.hpp"
#include "diagnosis/command.hpp"
#include "diagnosis/wording.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::diagnosis {

namespace {

/// The scheme that the attempt was judged by: of several of one name, one that can be answered.
const auth::Scheme* judged_by(const Situation& situation, std::string_view name) {
    const auth::Scheme* found = nullptr;
    for (const auto& scheme : situation.offered) {
        if (!text::equal_ignoring_case(auth::scheme_name(scheme), name)) continue;
        if (found == nullptr || std::holds_alternative<auth::RawPolicy>(*found)) found = &scheme;
    }
    return found;
}

Case diagnose_offered(
    const Situation& situation,
    const http::Credentials& credentials,
    std::string_view value,
    const auth::Attempt& attempt
) {
    const auto* scheme = judged_by(situation, credentials.scheme);
    if (scheme != nullptr && std::holds_alternative<auth::DigestPolicy>(*scheme)) {
        return diagnose_digest(situation, credentials, attempt);
    }
    if (scheme != nullptr && std::holds_alternative<auth::HandshakePolicy>(*scheme)) {
        const auto& policy = std::get<auth::HandshakePolicy>(*scheme);
        return diagnose_handshake(situation, policy, credentials, attempt);
    }
    if (scheme != nullptr && !std::holds_alternative<auth::BasicPolicy>(*scheme)) {
        return diagnose_token(*scheme, attempt, value);
    }
    return diagnose_basic(situation, credentials, attempt);
}

Case diagnose_present(
    const Situation& situation, std::string_view value, const auth::Attempt& attempt
) {
    const auto credentials = http::parse_credentials(value);
    if (auto found = diagnose_scheme(situation, credentials, value)) return std::move(*found);
    auto found = diagnose_offered(situation, credentials, value, attempt);
    const auto field = "Proxy-Authorization: " + shown_credentials(value);
    auto& evidence = found.diagnosis.evidence;
    evidence = field + (evidence.empty() ? "" : "; ") + evidence;
    return found;
}

/// Is there a scheme that the user and password of a proxy URL are for?
bool goes_into_url(const Situation& situation) {
    return std::any_of(situation.offered.begin(), situation.offered.end(), auth::takes_account);
}

bool needs_encoding(const auth::Account& account) {
    return userinfo(account) != account.user + ":" + account.password;
}

}  // namespace

std::vector<const auth::Account*> by_likelihood(
    const Situation& situation, std::string_view received_user
) {
    std::vector<const auth::Account*> out;
    const auto add = [&](const auth::Account& account) {
        const bool there = std::any_of(out.begin(), out.end(), [&](const auth::Account* other) {
            return *other == account;
        });
        if (!there) out.push_back(&account);
    };
    for (const auto& account : situation.accounts) {
        if (account.user == received_user) add(account);
    }
    if (situation.intended != nullptr) add(*situation.intended);
    for (const auto& account : situation.accounts) add(account);
    return out;
}

const auth::Account* account_with(const Situation& situation, std::string_view octets) {
    for (const auto& account : situation.accounts) {
        if (account.user + ":" + account.password == octets) return &account;
    }
    return nullptr;
}

Diagnosis diagnose_credentials(const Situation& situation, const auth::Attempt& attempt) {
    const auto value = situation.head.first("Proxy-Authorization");
    auto found = value ? diagnose_present(situation, *value, attempt) : diagnose_absent(situation);
    if (found.account == nullptr) {
        const auto likely = by_likelihood(situation, attempt.user);
        if (!likely.empty()) found.account = likely.front();
    }
    auto& diagnosis = found.diagnosis;
    diagnosis.command = working_command(situation, found.account);
    if (!diagnosis.command.empty() && found.account != nullptr && goes_into_url(situation) &&
        needs_encoding(*found.account)) {
        diagnosis.mending += " As a proxy URL: " + inline_proxy_url(situation, *found.account);
    }
    explain_placeholder(diagnosis);
    return std::move(found.diagnosis);
}

}  // namespace proxy407::diagnosis
