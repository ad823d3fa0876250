#include "diagnosis/answer.hpp"
#include "diagnosis/cases.hpp"
#include "diagnosis/finding.hpp"
#include "diagnosis/own.hpp"
#include "diagnosis/wording.hpp"
#include "http/target.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <optional>

namespace proxy407::diagnosis {

namespace {

http::Sentence request_line(const http::RequestHead& head) {
    return shown(std::string(head.method()) + " " + std::string(head.target()));
}

/// What is in Authorization is the target's, unless it is this proxy's own.
Case authorization_instead(std::string_view value, const Own& own) {
    auto found = case_of(
        "authorization-instead-of-proxy-authorization",
        "The request carries this proxy's own credentials in Authorization, which is for the "
        "target, and no Proxy-Authorization, which is for the proxy (curl -u where -U was meant "
        "looks like this).",
        own.account
    );
    found.diagnosis.evidence =
        "Authorization: " + shown_credentials(value) + "; no Proxy-Authorization";
    return found;
}

/// A field that was meant for the proxy and is spelt in another way: Proxy-Authentication,
/// Proxy_Authorization, X-Proxy-Authorization ...
const http::Field* misspelt(const http::RequestHead& head) {
    for (const auto& field : head.fields) {
        auto name = text::to_lower(head.name(field));
        for (auto& c : name) c = c == '_' ? '-' : c;
        if (name.starts_with("x-")) name.erase(0, 2);
        if (name.starts_with("proxy-auth") || name == "proxyauthorization") return &field;
    }
    return nullptr;
}

Case wrong_field(
    const Situation& situation, const http::Field& field, const std::optional<Own>& own
) {
    const auto name = situation.head.name(field);
    const auto value = situation.head.value(field);
    auto found = case_of(
        "wrong-field-name",
        "The request carries a field " + shown(name) +
            ", which is not the one for credentials: that is Proxy-Authorization.",
        own ? own->account : nullptr
    );
    found.diagnosis.evidence = shown_credentials(std::string(name) + ": " + std::string(value));
    return found;
}

/// A field of any name that holds this proxy's credentials: a cookie, a field made up by a client.
std::optional<Case> somewhere_else(const Situation& situation) {
    for (const auto& field : situation.head.fields) {
        const auto value = situation.head.value(field);
        const auto own = own_in(situation, value);
        if (!own) continue;
        if (text::equal_ignoring_case(situation.head.name(field), "Authorization")) {
            return authorization_instead(value, *own);
        }
        return wrong_field(situation, field, own);
    }
    return std::nullopt;
}

Case in_target(const Situation& situation, const Own& own) {
    auto found = case_of(
        "credentials-in-request-target",
        "The URL of the target carries this proxy's own credentials as userinfo, the part before "
        "the @; that is not for the proxy, and there is no Proxy-Authorization.",
        own.account
    );
    found.diagnosis.evidence = request_line(situation.head) + "; no Proxy-Authorization";
    return found;
}

/// What is there, and is not for the proxy.
http::Sentence remark(const Situation& situation) {
    const auto target = http::parse_absolute_target(situation.head.target());
    http::Sentence out;
    if (situation.head.first("Authorization")) {
        out +=
            " It carries Authorization, which is for the target, and what is in it is not this "
            "proxy's.";
    }
    if (target && target->has_userinfo) {
        out += " The userinfo in the URL of the target is not this proxy's.";
    }
    return out;
}

Case nothing_sent(const Situation& situation) {
    const auto& offered = situation.offered;
    const bool account =
        offered.empty() || std::any_of(offered.begin(), offered.end(), auth::takes_account);
    Case found;
    found.diagnosis = diagnosis_of("no-credentials");
    if (!account) {
        found.diagnosis.message =
            "The request carries no Proxy-Authorization: the client did not answer the scheme " +
            shown(auth::scheme_name(offered.front())) + ".";
        found.diagnosis.fix = how_to_answer(offered.front());
    } else {
        found.diagnosis.message =
            "The request carries no Proxy-Authorization: the client sent no user and password to "
            "the proxy.";
    }
    if (account && situation.intended != nullptr && situation.intended->password.empty()) {
        found.diagnosis.message += " The password of " + own_name(*situation.intended) +
                                   " is empty, and this client takes an empty one for none.";
        found.diagnosis.fix =
            "Give the client the colon behind the user and nothing after it (curl -U USER:), or "
            "give the account a password.";
    } else if (account && situation.head.is_connect()) {
        found.diagnosis.message +=
            " curl -u instead of -U looks just like this: what is meant for the target waits for "
            "the tunnel.";
    }
    found.diagnosis.message += remark(situation);
    found.diagnosis.evidence = request_line(situation.head) + "; no Proxy-Authorization";
    return found;
}

}  // namespace

Case diagnose_absent(const Situation& situation) {
    const auto& head = situation.head;
    if (auto found = somewhere_else(situation)) return std::move(*found);
    const auto target = http::parse_absolute_target(head.target());
    if (target && target->has_userinfo) {
        if (const auto own = own_in(situation, head.target())) return in_target(situation, *own);
    }
    if (const auto* field = misspelt(head)) return wrong_field(situation, *field, std::nullopt);
    return nothing_sent(situation);
}

}  // namespace proxy407::diagnosis
