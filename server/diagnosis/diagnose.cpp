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
    const Situation& situation, const http::SentCredentials& sent, const auth::Rejected& rejected
) {
    const auto* scheme = judged_by(situation, sent.scheme);
    if (scheme != nullptr && std::holds_alternative<auth::DigestPolicy>(*scheme)) {
        return diagnose_digest(situation, sent, rejected);
    }
    if (scheme != nullptr && std::holds_alternative<auth::HandshakePolicy>(*scheme)) {
        const auto& policy = std::get<auth::HandshakePolicy>(*scheme);
        return diagnose_handshake(situation, policy, sent, rejected);
    }
    if (scheme != nullptr && !std::holds_alternative<auth::BasicPolicy>(*scheme)) {
        return diagnose_token(*scheme, sent, rejected);
    }
    return diagnose_basic(situation, sent, rejected);
}

Case diagnose_present(
    const Situation& situation, const http::SentCredentials& sent, const auth::Rejected& rejected
) {
    if (auto found = diagnose_scheme(situation, sent)) return std::move(*found);
    auto found = diagnose_offered(situation, sent, rejected);
    const auto field = "Proxy-Authorization: " + shown_credentials(sent.value);
    auto& evidence = found.diagnosis.evidence;
    evidence = field + (evidence.empty() ? "" : "; ") + evidence;
    return found;
}

/// Is there a scheme that the user and password of a proxy URL are for?
bool goes_into_url(const Situation& situation) {
    return std::any_of(situation.offered.begin(), situation.offered.end(), auth::takes_account);
}

bool needs_encoding(const auth::Account& account) {
    return userinfo(account) != pair_of(account);
}

/// Adds the command that works, for the account singled out or else the likeliest.
Diagnosis finished(const Situation& situation, Case found, std::string_view claimed_user) {
    if (found.account == nullptr) {
        const auto likely = by_likelihood(situation, claimed_user);
        if (!likely.empty()) found.account = likely.front();
    }
    auto& diagnosis = found.diagnosis;
    add_command(diagnosis, situation, found.account);
    if (!diagnosis.command.empty() && found.account != nullptr && goes_into_url(situation) &&
        needs_encoding(*found.account)) {
        diagnosis.fix += " As a proxy URL: " + inline_proxy_url(situation, *found.account);
    }
    explain_placeholder(diagnosis);
    return std::move(found.diagnosis);
}

}  // namespace

Diagnosis diagnose_no_credentials(const Situation& situation) {
    return finished(situation, diagnose_absent(situation), "");
}

Diagnosis diagnose_credentials(const Situation& situation, const auth::Rejected& rejected) {
    auto found = diagnose_present(situation, *situation.sent, rejected);
    return finished(situation, std::move(found), rejected.user);
}

}  // namespace proxy407::diagnosis
