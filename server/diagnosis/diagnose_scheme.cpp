#include "diagnosis/cases.hpp"
#include "diagnosis/finding.hpp"
#include "diagnosis/wording.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"

namespace proxy407::diagnosis {

namespace {

bool is_offered(const Situation& situation, std::string_view scheme) {
    for (const auto& offered : situation.offered) {
        if (text::equal_ignoring_case(auth::scheme_name(offered), scheme)) return true;
    }
    return false;
}

std::string offered_names(const Situation& situation) {
    std::string out;
    for (const auto& scheme : situation.offered) {
        const auto name = std::string(auth::scheme_name(scheme));
        if (out.find(name) == std::string::npos) out += (out.empty() ? "" : " or ") + name;
    }
    return out;
}

/// "BasicdXNlcjpwYXNz": what follows the scheme's name without a space.
std::optional<std::string_view> glued_token(std::string_view value) {
    constexpr std::string_view basic = "Basic";
    if (value.size() <= basic.size()) return std::nullopt;
    if (!text::equal_ignoring_case(value.substr(0, basic.size()), basic)) return std::nullopt;
    const auto rest = value.substr(basic.size());
    const auto octets = text::base64_decode(rest);
    if (!octets || octets->find(':') == std::string::npos) return std::nullopt;
    return rest;
}

Case of(std::string_view id, std::string message) {
    Case found;
    found.diagnosis = diagnosis_of(id);
    found.diagnosis.message = std::move(message);
    return found;
}

/// The scheme is missing, or grown together with the token.
std::optional<Case> without_scheme(const Situation& situation, std::string_view value) {
    if (const auto token = glued_token(value)) {
        auto found =
            of("space-after-scheme-missing",
               "The field's value is " + shown(value) +
                   ": there is no space between the scheme Basic and the token.");
        found.account = account_with(situation, text::base64_decode(*token).value());
        return found;
    }
    const auto octets = text::base64_decode(value);
    if (!octets || octets->find(':') == std::string::npos) return std::nullopt;
    auto found =
        of("scheme-missing",
           "The field's value is a bare token: the word Basic and a space are "
           "missing before it.");
    found.diagnosis.evidence = "decoded " + shown(*octets);
    found.account = account_with(situation, *octets);
    return found;
}

Case basic_instead_of_digest(const Situation& situation, const http::Credentials& credentials) {
    auto found =
        of("basic-instead-of-digest",
           "The client answered with Basic, and this proxy asks for Digest only.");
    const auto octets = text::base64_decode(credentials.token68);
    if (!octets) return found;
    found.diagnosis.evidence = "decoded " + shown(*octets);
    found.account = account_with(situation, *octets);
    found.diagnosis.message += found.account != nullptr
                                   ? " User and password in it are right."
                                   : " User and password in it are not right either.";
    return found;
}

Case other_scheme(const Situation& situation, const http::Credentials& credentials) {
    const bool basic = text::equal_ignoring_case(credentials.scheme, "Basic");
    if (basic && is_offered(situation, "Digest")) {
        return basic_instead_of_digest(situation, credentials);
    }
    if (text::equal_ignoring_case(credentials.scheme, "Digest") && is_offered(situation, "Basic")) {
        return of(
            "digest-instead-of-basic",
            "The client answered with Digest, and this proxy asks for Basic only."
        );
    }
    return of(
        "scheme-not-offered",
        "The client answered with the scheme " + shown(credentials.scheme) +
            ", and this proxy asks for " + offered_names(situation) + "."
    );
}

}  // namespace

std::optional<Case> diagnose_scheme(
    const Situation& situation, const http::Credentials& credentials, std::string_view value
) {
    if (credentials.scheme.empty() || is_offered(situation, credentials.scheme)) {
        return std::nullopt;
    }
    auto found = without_scheme(situation, value).value_or(other_scheme(situation, credentials));
    auto& evidence = found.diagnosis.evidence;
    evidence = "Proxy-Authorization: " + shown(value) + (evidence.empty() ? "" : "; " + evidence);
    return found;
}

}  // namespace proxy407::diagnosis
