#include "checks/credentials_form.hpp"

#include "auth/ntlm.hpp"
#include "checks/evidence.hpp"
#include "http/credentials.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>

namespace proxy407::checks {

namespace {

constexpr std::array<std::string_view, 7> quoted = {
    "username", "realm", "nonce", "uri", "response", "cnonce", "opaque"};
constexpr std::array<std::string_view, 5> unquoted = {
    "algorithm", "qop", "nc", "userhash", "username*"};

/// Is there a quoted-pair that needs no backslash (RFC 9110 section 5.6.4)?
bool has_needless_backslash(std::string_view value) {
    for (auto at = value.find('\\'); at != value.npos; at = value.find('\\', at + 2)) {
        const auto next = value.substr(at + 1, 1);
        if (next != "\"" && next != "\\") return true;
    }
    return false;
}

bool is_beyond_ascii(char octet) {
    return static_cast<unsigned char>(octet) >= 0x80;
}

bool is_lower_hex(std::string_view value) {
    return value.find_first_not_of("0123456789abcdef") == value.npos;
}

/// What is odd about the spelling of Digest credentials, "" if nothing is.
std::string odd_spelling(std::string_view value, const http::Credentials& sent) {
    if (std::ranges::any_of(value, is_beyond_ascii)) return "has bytes beyond ASCII in its field";
    if (sent.defect) return "can't be read: " + std::string(*sent.defect);
    if (!sent.remarks.empty()) return "has " + std::string(sent.remarks.front());
    for (const auto& parameter : sent.parameters) {
        if (!parameter.quoted && std::ranges::count(quoted, parameter.name) != 0)
            return "has no quotes around " + parameter.name;
        if (parameter.quoted && std::ranges::count(unquoted, parameter.name) != 0)
            return "has quotes around " + parameter.name;
        if (parameter.name == "response" && !is_lower_hex(parameter.value))
            return "has a response that is no hex in lower case";
    }
    return has_needless_backslash(value) ? "has a backslash where none is needed" : "";
}

}  // namespace

CheckResult digest_spelling(const Evidence& evidence, std::int64_t) {
    const journal::Exchange* last = nullptr;
    for (const auto* request : requests_to_proxy(evidence)) {
        const auto value = credentials(*request).value_or("");
        const auto sent = http::parse_credentials(value);
        if (!text::equal_ignoring_case(sent.scheme, "Digest")) continue;
        last = request;
        const auto odd = odd_spelling(value, sent);
        if (!odd.empty()) return fail(request_line(*request) + ' ' + odd + '.', request);
    }
    if (last == nullptr) return not_reached("No Digest credentials came.");
    return pass("Digest credentials were spelled as RFC 7616 asks.", last);
}

CheckResult ntlm_version_2(const Evidence& evidence, std::int64_t) {
    const journal::Exchange* last = nullptr;
    for (const auto* request : requests_to_proxy(evidence)) {
        const auto sent = http::parse_credentials(credentials(*request).value_or(""));
        if (!text::equal_ignoring_case(sent.scheme, "NTLM")) continue;
        const auto octets = text::base64_decode(sent.token68);
        const auto message = octets ? auth::parse_ntlm(*octets) : std::nullopt;
        if (!message || message->type != 3) continue;
        last = request;
        if (message->nt_response.size() > auth::ntlm_version_1_response_size) continue;
        return fail(
            request_line(*request) + " has a response of " +
                std::to_string(message->nt_response.size()) + " bytes, which is no NTLMv2.",
            request
        );
    }
    if (last == nullptr) return not_reached("No last message of NTLM came.");
    return pass("Each response was of NTLMv2.", last);
}

}  // namespace proxy407::checks
