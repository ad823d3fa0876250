#include "auth/ntlm.hpp"
#include "auth/ntlm_response.hpp"
#include "auth/spnego.hpp"
#include "diagnosis/cases.hpp"
#include "diagnosis/finding.hpp"
#include "diagnosis/names.hpp"
#include "diagnosis/solve.hpp"
#include "diagnosis/wording.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"

#include <optional>

namespace proxy407::diagnosis {

namespace {

/// "NTLM type 3, user `alice`, domain `CORP`, workstation `PC`"
http::Sentence evidence(const auth::NtlmMessage& message) {
    http::Sentence out = "NTLM type " + std::to_string(message.type);
    if (message.type != 3) return out;
    out += ", user " + shown_user(message.user);
    out += ", domain " + shown_user(message.domain);
    return out + ", workstation " + shown_user(message.workstation);
}

/// What comes after "DOMAIN\", or the whole.
std::string_view bare_user(std::string_view user) {
    return user.substr(user.find('\\') == user.npos ? 0 : user.find('\\') + 1);
}

/// The user of a type 3 that no account has.
Case unknown_user(const Situation& situation, const auth::NtlmMessage& message) {
    const auto user = bare_user(message.user);
    for (const auto& account : situation.accounts) {
        if (message.domain.empty() && user != message.user &&
            text::equal_ignoring_case(bare_user(account.user), user)) {
            return case_of(
                "ntlm-domain-in-user",
                "The user arrived as " + shown_user(message.user) +
                    " with an empty domain: the client did not split it at the backslash.",
                &account
            );
        }
        if (text::equal_ignoring_case(bare_user(account.user), user)) {
            return case_of(
                "ntlm-wrong-domain",
                "The user arrived as " + shown_user(auth::full_user(message)) +
                    ", the proxy knows it as " + own_name(account) + ".",
                &account
            );
        }
    }
    if (const auto bent = bent_name(situation, auth::full_user(message))) {
        return case_of(
            "ntlm-unknown-user",
            "The user arrived as " + shown_user(auth::full_user(message)) + ", which is " +
                own_name(*bent->account) + ": the client " + bent->what + ".",
            bent->account
        );
    }
    return case_of(
        "ntlm-unknown-user",
        "The user arrived as " + shown_user(auth::full_user(message)) +
            ", and this proxy knows no such user."
    );
}

/// The response is of NTLM version 1 or 2: which password it was made with can only be tried.
Case wrong_password(
    const Situation& situation, const auth::NtlmMessage& message, const auth::Rejected& rejected
) {
    const auto start = "The user " + shown_user(rejected.user) +
                       " is known, but the answer to the "
                       "proxy's challenge was made with another password";
    const auto fits = [&](std::string_view password) {
        return auth::is_ntlm_response_of(message, rejected.challenge, password);
    };
    const auto* account = auth::claimed_account(message, situation.accounts);
    if (account == nullptr || rejected.challenge.empty()) {
        return case_of("ntlm-wrong-password", start + ".");
    }
    const auto explanations = explain_password(account->password, fits).explanations;
    if (!explanations.empty()) return Case{explained(start, explanations), account};
    for (const auto& [elsewhere, where] : situation.elsewhere) {
        if (elsewhere.user != account->user || !fits(elsewhere.password)) continue;
        return case_of("account-of-another-step", start + ": the client used " + where + ".");
    }
    return case_of(
        "ntlm-wrong-password", start + ", and no known mistake makes that of the right one."
    );
}

http::Sentence sentence(const auth::Rejected& rejected, std::string_view scheme) {
    const auto& id = rejected.finding;
    if (id == "handshake-unfinished") {
        return "The client has begun the handshake of " + std::string(scheme) +
               "; the proxy's answer is in this 407, and the client's next message belongs on "
               "this connection.";
    }
    if (id == "handshake-again") {
        return "The client begins a handshake, though this connection is authenticated.";
    }
    if (id == "ntlm-handshake-on-another-connection") {
        return "A type 3 message came on a connection on which no handshake is under way: it was "
               "begun on another connection, is over, or was never begun.";
    }
    const auto* row = find_finding(id);
    http::Sentence text = "The message of " + std::string(scheme) + " was refused";
    if (row != nullptr) text += ": " + std::string(row->what);
    return text + ".";
}

}  // namespace

Case diagnose_handshake(
    const Situation& situation,
    const auth::HandshakePolicy& policy,
    const http::SentCredentials& sent,
    const auth::Rejected& rejected
) {
    const auto octets = text::base64_decode(sent.token68);
    const auto message = octets ? auth::parse_ntlm(auth::ntlm_inside(*octets)) : std::nullopt;
    const auto judged = [&]() -> Case {
        if (message && rejected.finding == "ntlm-unknown-user") {
            return unknown_user(situation, *message);
        }
        if (message && rejected.finding == "ntlm-wrong-password") {
            return wrong_password(situation, *message, rejected);
        }
        return case_of(rejected.finding, sentence(rejected, auth::scheme_name(policy)));
    };
    auto found = judged();
    if (message) {
        found.diagnosis.evidence = evidence(*message);
        if (found.account == nullptr) {
            found.account = auth::claimed_account(*message, situation.accounts);
        }
    }
    auto& evidence_text = found.diagnosis.evidence;
    if (!rejected.detail.empty()) {
        evidence_text +=
            (evidence_text.empty() ? "" : "; ") + ("GSSAPI: " + shown(rejected.detail));
    }
    return found;
}

}  // namespace proxy407::diagnosis
