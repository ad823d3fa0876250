#include "auth/digest_syntax.hpp"

#include "http/target.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <algorithm>
#include <array>

namespace proxy407::auth {

namespace {

Rejected improper(std::string_view finding, std::string_view detail) {
    Rejected rejected{std::string(finding), std::string(detail)};
    rejected.status = 400;
    return rejected;
}

bool is_hex(std::string_view octets) {
    return octets.find_first_not_of("0123456789abcdefABCDEF") == octets.npos;
}

/// Does the uri name the resource of the request-target, literally or by its path alone?
bool is_path_of(std::string_view uri, std::string_view target) {
    const auto absolute = http::parse_absolute_target(target);
    return absolute && uri == absolute->path_and_query;
}

using Found = std::optional<Rejected>;

Found check_presence(const http::Credentials& credentials, const DigestPolicy& policy) {
    const bool has_user = credentials.find("username") || credentials.find("username*");
    if (credentials.find("username") && credentials.find("username*")) {
        return improper("digest-username-and-username-star", "username*");
    }
    if (!has_user) return improper("digest-username-missing", "username");

    struct Needed {
        std::string_view parameter;
        std::string_view finding;
        bool with_qop_only;
    };

    constexpr std::array<Needed, 7> needed = {{
        {"realm", "digest-realm-missing", false},
        {"nonce", "digest-nonce-missing", false},
        {"uri", "digest-uri-missing", false},
        {"response", "digest-response-missing", false},
        {"qop", "digest-qop-missing", true},
        {"nc", "digest-nc-missing", true},
        {"cnonce", "digest-cnonce-missing", true},
    }};
    for (const auto& row : needed) {
        if (row.with_qop_only && policy.qop.empty()) continue;
        if (!credentials.find(row.parameter)) return improper(row.finding, row.parameter);
    }
    return std::nullopt;
}

Found check_qop(const http::Credentials& credentials, const DigestPolicy& policy) {
    const auto* qop = credentials.find("qop");
    if (qop == nullptr) return std::nullopt;
    const auto& offered = policy.qop;
    if (std::find(offered.begin(), offered.end(), qop->value) != offered.end()) return std::nullopt;
    std::string_view finding = "digest-qop-not-offered";
    if (offered.empty()) finding = "digest-qop-without-offer";
    if (qop->value == "auth" && !offered.empty()) finding = "digest-auth-for-auth-int";
    if (qop->value.find(',') != std::string::npos) finding = "digest-qop-list-copied";
    return improper(finding, qop->value);
}

Found check_choices(const http::Credentials& credentials, const DigestPolicy& policy) {
    const auto* algorithm = credentials.find("algorithm");
    const auto chosen = algorithm ? digest_algorithm(algorithm->value) : DigestAlgorithm::md5;
    if (chosen != policy.algorithm) {
        return improper("digest-algorithm-not-offered", algorithm ? algorithm->value : "MD5");
    }
    return check_qop(credentials, policy);
}

Found check_values(
    const http::Credentials& credentials, const DigestPolicy& policy, std::string_view target
) {
    if (const auto* nc = credentials.find("nc")) {
        if (nc->value.size() != 8 || !is_hex(nc->value) || nc->value == "00000000") {
            return improper("digest-nc-improper", nc->value);
        }
    }
    if (const auto* opaque = credentials.find("opaque"); opaque && opaque->value != policy.opaque) {
        return improper("digest-opaque-altered", opaque->value);
    }
    if (const auto* extended = credentials.find("username*")) {
        if (!decode_ext_value(extended->value)) {
            return improper("digest-username-star-improper", extended->value);
        }
        // What is hashed is ASCII: username* has no place beside userhash (RFC 7616 section 3.4).
        if (says_userhash(credentials)) {
            return improper("digest-username-star-with-userhash", extended->value);
        }
    }
    const auto& uri = credentials.find("uri")->value;
    if (uri == target) return std::nullopt;
    if (!is_path_of(uri, target)) return improper("digest-uri-mismatch", uri);
    if (policy.strict_uri) return improper("digest-uri-in-origin-form", uri);
    return std::nullopt;
}

}  // namespace

std::optional<Rejected> improper_digest(
    const http::Credentials& credentials, const DigestPolicy& policy, std::string_view target
) {
    if (credentials.defect) {
        const auto& defect = *credentials.defect;
        auto rejected = improper(
            defect == "duplicate-parameter" ? "digest-duplicate-parameter" : defect,
            credentials.defect_detail
        );
        if (defect == "no-token68" || defect == "scheme-not-followed-by-space")
            rejected.status = 407;
        return rejected;
    }
    if (credentials.parameters.empty()) {
        return improper("digest-without-parameters", credentials.token68);
    }
    if (auto found = check_presence(credentials, policy)) return found;
    if (auto found = check_choices(credentials, policy)) return found;
    return check_values(credentials, policy, target);
}

std::vector<std::string> digest_remarks(
    const http::Credentials& credentials, const DigestPolicy& policy, std::string_view target
) {
    std::vector<std::string> remarks(credentials.remarks.begin(), credentials.remarks.end());
    for (const auto* name : {"algorithm", "qop", "nc"}) {
        const auto* parameter = credentials.find(name);
        if (parameter && parameter->quoted) remarks.push_back(std::string("quoted-") + name);
    }
    for (const auto* name : {"username", "realm", "nonce", "uri", "response", "cnonce", "opaque"}) {
        const auto* parameter = credentials.find(name);
        if (parameter && !parameter->quoted) remarks.push_back(std::string("unquoted-") + name);
    }
    if (const auto* extended = credentials.find("username*"); extended && extended->quoted) {
        remarks.emplace_back("quoted-username-star");
    }
    if (!policy.opaque.empty() && !credentials.find("opaque")) {
        remarks.emplace_back("opaque-missing");
    }
    if (policy.qop.empty() && (credentials.find("nc") || credentials.find("cnonce"))) {
        remarks.emplace_back("digest-count-without-qop");
    }
    if (const auto* uri = credentials.find("uri"); uri && uri->value != target) {
        remarks.emplace_back("digest-uri-in-origin-form");
    }
    return remarks;
}

bool says_userhash(const http::Credentials& credentials) {
    const auto* userhash = credentials.find("userhash");
    return userhash != nullptr && text::equal_ignoring_case(userhash->value, "true");
}

std::optional<std::string> decode_ext_value(std::string_view value) {
    const auto first = value.find('\'');
    const auto second = first == value.npos ? first : value.find('\'', first + 1);
    if (second == value.npos) return std::nullopt;
    if (!text::equal_ignoring_case(value.substr(0, first), "UTF-8")) return std::nullopt;
    const auto encoded = value.substr(second + 1);
    for (std::size_t i = 0; i < encoded.size(); ++i) {
        if (encoded[i] != '%') continue;
        const auto digits = encoded.substr(i + 1, 2);
        if (digits.size() != 2 || !is_hex(digits)) return std::nullopt;
    }
    auto decoded = text::percent_decode(encoded);
    if (!text::is_utf8(decoded)) return std::nullopt;
    return decoded;
}

}  // namespace proxy407::auth
