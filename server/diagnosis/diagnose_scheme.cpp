#include "diagnosis/answer.hpp"
#include "diagnosis/cases.hpp"
#include "diagnosis/wording.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"
#include "transforms/transform.hpp"

#include <algorithm>

namespace proxy407::diagnosis {

namespace {

std::string offered_names(const Situation& situation) {
    std::string out;
    std::vector<auth::Scheme> named;
    for (const auto& scheme : situation.offered) {
        const auto name = auth::scheme_name(scheme);
        if (auth::is_offered(named, name)) continue;
        out += (out.empty() ? "" : " or ") + std::string(name);
        named.push_back(scheme);
    }
    return out;
}

/// "BasicdXNlcjpwYXNz": what follows the scheme's name without a space.
bool is_grown_together(std::string_view value) {
    constexpr std::string_view basic = "Basic";
    if (!text::equal_ignoring_case(value.substr(0, basic.size()), basic)) return false;
    const auto octets = text::base64_decode(value.substr(basic.size()));
    return octets && octets->find(':') != std::string::npos;
}

/// "Proxy-Authorization: Digest ...", all of it as the value.
std::optional<Case> with_field_name(const Situation& situation, std::string_view value) {
    const auto rows = transforms::value_family().rows;
    const auto row = std::ranges::find(
        rows, std::string_view("field-name-in-value"), &transforms::Transform::id
    );
    const auto rest = row->undo(value);
    if (rest.empty()) return std::nullopt;
    const auto inner = http::parse_credentials(rest.front());
    if (!auth::is_offered(situation.offered, inner.scheme)) return std::nullopt;
    return case_of(
        row->id,
        "The field's value is " + shown_credentials(value) + ": the client " +
            std::string(row->what) + "."
    );
}

/// Is this a token that some scheme offered takes after its name?
const auth::Scheme* scheme_with_token(const Situation& situation, std::string_view octets) {
    for (const auto& scheme : situation.offered) {
        const auto* token = std::get_if<auth::TokenPolicy>(&scheme);
        if (token != nullptr && token->value == octets) return &scheme;
        const auto* bearer = std::get_if<auth::BearerPolicy>(&scheme);
        if (bearer == nullptr) continue;
        const auto& all = bearer->tokens;
        if (std::find(all.begin(), all.end(), octets) != all.end()) return &scheme;
    }
    return nullptr;
}

Case bare_token(const auth::Scheme& scheme) {
    const auto word = std::string(auth::scheme_name(scheme));
    auto found = case_of(
        "scheme-missing",
        "The field's value is the right token alone: the word " + word +
            " and a space are missing before it."
    );
    found.diagnosis.fix = how_to_answer(scheme);
    return found;
}

/// The scheme is missing, or grown together with the token.
std::optional<Case> without_scheme(const Situation& situation, std::string_view value) {
    if (is_grown_together(value)) {
        return case_of(
            "space-after-scheme-missing",
            "The field's value is " + shown_credentials(value) +
                ": there is no space between the scheme Basic and the token."
        );
    }
    if (auto found = with_field_name(situation, value)) return found;
    if (const auto* scheme = scheme_with_token(situation, value)) return bare_token(*scheme);
    const auto octets = text::base64_decode(value);
    if (!octets || octets->find(':') == std::string::npos) return std::nullopt;
    auto found = case_of(
        "scheme-missing",
        "The field's value is a bare token: the word Basic and a space are "
        "missing before it."
    );
    found.account = account_with(situation, *octets);
    return found;
}

/// The first scheme offered that has a place in the tables.
const KnownScheme* known_offer(const Situation& situation) {
    for (const auto& offered : situation.offered) {
        if (std::holds_alternative<auth::RawPolicy>(offered)) continue;
        if (const auto* known = known_scheme(auth::scheme_name(offered))) return known;
    }
    return nullptr;
}

/// Basic gives away what it carries, whichever scheme was asked for.
void add_what_basic_carries(
    Case& found, const Situation& situation, const http::Credentials& credentials
) {
    const auto octets = text::base64_decode(credentials.token68);
    if (!octets) return;
    found.diagnosis.evidence = "decoded " + shown_credentials(*octets);
    found.account = account_with(situation, *octets);
    if (found.account != nullptr) {
        found.diagnosis.message += " User and password in it are right.";
        return;
    }
    const auto colon = octets->find(':');
    if (colon == octets->npos) return;
    if (scheme_with_token(situation, octets->substr(colon + 1)) != nullptr) {
        found.diagnosis.message += " The password in it is the token that the proxy takes.";
    } else if (!situation.accounts.empty()) {
        found.diagnosis.message += " User and password in it are not right either.";
    }
}

Case other_scheme(const Situation& situation, const http::Credentials& credentials) {
    const auto asked = ", and this proxy asks for " + offered_names(situation) + ".";
    const auto* sent = known_scheme(credentials.scheme);
    const auto* offered = known_offer(situation);
    if (sent == nullptr || offered == nullptr) {
        return case_of(
            "scheme-not-offered",
            "The client answered with the scheme " + shown_credentials(credentials.scheme) + asked
        );
    }
    auto found = case_of(
        std::string(sent->id) + "-instead-of-" + std::string(offered->id),
        "The client answered with " + std::string(sent->name) + asked
    );
    if (sent->id == "basic") add_what_basic_carries(found, situation, credentials);
    return found;
}

}  // namespace

std::optional<Case> diagnose_scheme(const Situation& situation, const http::SentCredentials& sent) {
    if (sent.scheme.empty() || auth::is_offered(situation.offered, sent.scheme)) {
        return std::nullopt;
    }
    std::optional<Case> explained;
    if (auth::is_offered(situation.offered, "Basic"))
        explained = explained_as_basic(situation, sent);
    if (!explained) explained = without_scheme(situation, sent.value);
    auto found = explained ? std::move(*explained) : other_scheme(situation, sent);
    auto& evidence = found.diagnosis.evidence;
    const auto octets = text::base64_decode(sent.value);
    if (octets && evidence.empty()) evidence = "decoded " + shown_credentials(*octets);
    evidence = "Proxy-Authorization: " + shown_credentials(sent.value) +
               (evidence.empty() ? http::Sentence() : "; " + evidence);
    return found;
}

}  // namespace proxy407::diagnosis
