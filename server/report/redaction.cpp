#include "report/redaction.hpp"

#include "http/credentials.hpp"
#include "report/secret_forms.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <algorithm>
#include <array>

namespace proxy407::report {
namespace {

/// With those of answers, whose rspauth is made of the password as a response is.
constexpr std::array<std::string_view, 4> credential_fields = {
    "proxy-authorization", "authorization", "proxy-authentication-info", "authentication-info"};

/// What follows their names is the secret, the names are none.
constexpr std::array<std::string_view, 5> known_schemes = {
    "basic", "digest", "bearer", "ntlm", "negotiate"};

/// Shorter ones would mask half of any sentence.
constexpr std::size_t shortest_secret = 3;

bool is_credential_line(std::string_view line) {
    const std::string lower = text::to_lower(text::trim(line.substr(0, line.find(':'))));
    return std::ranges::find(credential_fields, lower) != credential_fields.end();
}

/// "Name: Scheme ***"
std::string masked_line(std::string_view line) {
    const auto colon = line.find(':');
    std::string_view value = line.substr(std::min(colon, line.size() - 1) + 1);
    const auto begin = value.find_first_not_of(" \t");
    std::string_view scheme = begin == value.npos ? "" : value.substr(begin);
    scheme = scheme.substr(0, scheme.find_first_of(" \t"));
    // A value of one word may be a bare token.
    const bool known = std::ranges::any_of(known_schemes, [&](std::string_view name) {
        return text::equal_ignoring_case(scheme, name);
    });
    return std::string(line.substr(0, colon)) + ": " +
           (known ? std::string(scheme) + " " : std::string()) + std::string(mask);
}

std::string replaced(std::string text, const std::string& secret) {
    for (auto at = text.find(secret); at != text.npos; at = text.find(secret, at + mask.size()))
        text.replace(at, secret.size(), mask);
    return text;
}

void add_forms(std::vector<std::string>& secrets, const std::string& password) {
    const std::string once = text::percent_decode(password);
    for (const std::string& form :
         {password,
          once,
          text::percent_decode(once),
          text::percent_encode(password),
          text::percent_encode(password, text::PercentSet::rfc3986_minimal),
          text::percent_encode(password, text::PercentSet::whatwg),
          text::printable(password),
          text::base64_encode(password)})
        secrets.push_back(form);
}

void add_secrets(std::vector<std::string>& secrets, std::string_view field_value) {
    const http::Credentials credentials = http::parse_credentials(field_value);
    if (!credentials.token68.empty()) {
        secrets.push_back(credentials.token68);
        const auto pair = text::base64_decode_lenient(credentials.token68);
        if (pair && pair->find(':') != pair->npos)
            add_forms(secrets, pair->substr(pair->find(':') + 1));
    }
    if (const auto* response = credentials.find("response")) secrets.push_back(response->value);
}

}  // namespace

Redaction Redaction::by_form() {
    Redaction redaction;
    redaction.on_ = true;
    return redaction;
}

Redaction::Redaction(const journal::Exchange& exchange) : on_(true) {
    for (const std::string_view name : credential_fields) {
        for (const std::string_view value : exchange.head.all(name)) {
            credentials_sent_ = true;
            add_secrets(secrets_, value);
        }
    }
    std::erase_if(secrets_, [](const std::string& s) { return s.size() < shortest_secret; });
    std::ranges::sort(secrets_, [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

std::string Redaction::text(std::string_view octets) const {
    if (!on_) return std::string(octets);
    std::string out = mask_forms(octets);
    for (const std::string& secret : secrets_) out = replaced(std::move(out), secret);
    return out;
}

std::string Redaction::head(std::string_view octets) const {
    if (!on_) return std::string(octets);
    std::string out;
    bool masking = false;  // lines that go on with a value: folds, and tokens broken by a line end
    while (!octets.empty()) {
        const auto end = std::min(octets.find('\n'), octets.size() - 1) + 1;
        std::string_view line = octets.substr(0, end);
        octets.remove_prefix(end);
        const auto content_end = line.find_last_not_of("\r\n");
        const std::string_view line_end =
            content_end == line.npos ? line : line.substr(content_end + 1);
        line.remove_suffix(line_end.size());

        const bool goes_on =
            line.starts_with(' ') || line.starts_with('\t') || line.find(':') == line.npos;
        if (is_credential_line(line)) {
            masking = true;
            out += masked_line(line);
        } else if (masking && goes_on && !line.empty()) {
            out += mask;
        } else {
            masking = false;
            out += text(line);
        }
        out += line_end;
    }
    return out;
}

std::string Redaction::evidence(std::string_view octets) const {
    return credentials_sent_ ? std::string(mask) : text(octets);
}

}  // namespace proxy407::report
