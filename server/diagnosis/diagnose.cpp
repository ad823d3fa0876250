#include "diagnosis/diagnose.hpp"

#include "diagnosis/cases.hpp"
#include "diagnosis/command.hpp"
#include "diagnosis/wording.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::diagnosis {

namespace {

Case diagnose_present(
    const Situation& situation, std::string_view value, const auth::Attempt& attempt
) {
    const auto credentials = http::parse_credentials(value);
    if (auto found = diagnose_scheme(situation, credentials, value)) return std::move(*found);
    const bool digest = text::equal_ignoring_case(credentials.scheme, "Digest");
    auto found = digest ? diagnose_digest(situation, credentials, attempt)
                        : diagnose_basic(situation, credentials, attempt);
    const auto field = "Proxy-Authorization: " + shown(value);
    auto& evidence = found.diagnosis.evidence;
    evidence = field + (evidence.empty() ? "" : "; ") + evidence;
    return found;
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
    if (found.account == nullptr) return std::move(found.diagnosis);
    auto& diagnosis = found.diagnosis;
    diagnosis.command = working_command(situation, found.account);
    if (!diagnosis.command.empty() && needs_encoding(*found.account)) {
        diagnosis.mending += " As a proxy URL: " + inline_proxy_url(situation, *found.account);
    }
    return std::move(found.diagnosis);
}

}  // namespace proxy407::diagnosis
