#include "diagnosis/answer.hpp"
#include "diagnosis/cases.hpp"
#include "diagnosis/finding.hpp"
#include "diagnosis/wording.hpp"
#include "http/target.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::diagnosis {

namespace {

http::Sentence request_line(const http::RequestHead& head) {
    return shown(std::string(head.method()) + " " + std::string(head.target()));
}

/// Whose credentials a Basic value carries, if they are a right pair for this proxy.
const auth::Account* right_account(const Situation& situation, std::string_view value) {
    const auto credentials = http::parse_credentials(value);
    if (!text::equal_ignoring_case(credentials.scheme, "Basic")) return nullptr;
    const auto octets = text::base64_decode(credentials.token68);
    return octets ? account_with(situation, *octets) : nullptr;
}

Case authorization_instead(const Situation& situation, std::string_view value) {
    Case found;
    found.diagnosis = diagnosis_of("authorization-instead-of-proxy-authorization");
    found.diagnosis.evidence =
        "Authorization: " + shown_credentials(value) + "; no Proxy-Authorization";
    found.account = right_account(situation, value);
    auto& message = found.diagnosis.message;
    message =
        "The request carries Authorization, which is for the target, and no Proxy-Authorization, "
        "which is for the proxy (curl -u where -U was meant looks like this). ";
    message += found.account != nullptr
                   ? "User and password in it are the right ones for this proxy."
                   : "If it is meant for the target it is in its place, and the credentials for "
                     "the proxy are missing.";
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

Case wrong_field(const Situation& situation, const http::Field& field) {
    const auto name = situation.head.name(field);
    const auto value = situation.head.value(field);
    Case found;
    found.diagnosis = diagnosis_of("wrong-field-name");
    found.diagnosis.message = "The request carries a field " + shown(name) +
                              ", which is not the one for credentials: that is "
                              "Proxy-Authorization.";
    found.diagnosis.evidence = shown_credentials(std::string(name) + ": " + std::string(value));
    found.account = right_account(situation, value);
    return found;
}

Case in_target(const Situation& situation) {
    Case found;
    found.diagnosis = diagnosis_of("credentials-in-request-target");
    found.diagnosis.message =
        "The URL of the target carries userinfo, the part before the @; that is not for the "
        "proxy, and there is no Proxy-Authorization.";
    found.diagnosis.evidence = request_line(situation.head) + "; no Proxy-Authorization";
    return found;
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
        found.diagnosis.mending = how_to_answer(offered.front());
    } else {
        found.diagnosis.message =
            "The request carries no Proxy-Authorization: the client sent no user and password to "
            "the proxy.";
    }
    if (account && situation.intended != nullptr && situation.intended->password.empty()) {
        found.diagnosis.message += " The password of " + own_name(*situation.intended) +
                                   " is empty, and this client takes an empty one for none.";
        found.diagnosis.mending =
            "Give the client the colon behind the user and nothing after it (curl -U USER:), or "
            "give the account a password.";
    } else if (account && situation.head.is_connect()) {
        found.diagnosis.message +=
            " curl -u instead of -U looks just like this: what is meant for the target waits for "
            "the tunnel.";
    }
    found.diagnosis.evidence = request_line(situation.head) + "; no Proxy-Authorization";
    return found;
}

}  // namespace

Case diagnose_absent(const Situation& situation) {
    const auto& head = situation.head;
    if (const auto value = head.first("Authorization")) {
        return authorization_instead(situation, *value);
    }
    if (const auto* field = misspelt(head)) return wrong_field(situation, *field);
    const auto target = http::parse_absolute_target(head.target());
    if (target && target->has_userinfo) return in_target(situation);
    return nothing_sent(situation);
}

}  // namespace proxy407::diagnosis
