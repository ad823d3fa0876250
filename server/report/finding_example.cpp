#include "report/finding_example.hpp"

#include "text/octets.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace proxy407::report {

namespace {

using Parameters = std::vector<std::pair<std::string_view, std::string_view>>;

const std::string offers_digest = "Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=MD5";

/// The right answer with some parameters changed, added, or left out where the value is empty.
std::string digest(const Parameters& changes) {
    Parameters all = {
        {"username", "\"user\""},
        {"realm", "\"r\""},
        {"nonce", "\"n\""},
        {"uri", "\"http://example.test/\""},
        {"qop", "auth"},
        {"nc", "00000001"},
        {"cnonce", "\"c\""},
        {"algorithm", "MD5"},
        {"response", "\"c25178707d712c54e5077987f13d0ca5\""},
    };
    for (const auto& [name, value] : changes) {
        const auto known = std::ranges::find(all, name, &Parameters::value_type::first);
        if (known == all.end()) {
            all.emplace_back(name, value);
        } else {
            known->second = value;
        }
    }
    std::string text;
    for (const auto& [name, value] : all) {
        if (value.empty()) continue;
        text += (text.empty() ? "" : ", ") + std::string(name) + "=" + std::string(value);
    }
    return "Proxy-Authorization: Digest " + text;
}

std::vector<FindingExample> of_basic() {
    return {
        {"no-credentials", "", "Accept: */*"},
        {"authorization-instead-of-proxy-authorization", "", "Authorization: Basic dXNlcjpwQHNz"},
        {"wrong-field-name", "", "Proxy-Authorisation: Basic dXNlcjpwQHNz"},
        {"scheme-not-offered", "", "Proxy-Authorization: ApiKey dXNlcg"},
        {"empty-value", "", "Proxy-Authorization: "},
        {"no-token68", "", "Proxy-Authorization: Basic"},
        {"unparsable", "", "Proxy-Authorization: Basic dXNl\"cg"},
        {"unterminated-quoted-string",
         offers_digest,
         "Proxy-Authorization: Digest username=\"user"},
        {"duplicate-parameter", "", "Proxy-Authorization: Basic a=b, a=c"},
        {"not-canonical-base64", "", "Proxy-Authorization: Basic bm9ib2R5Onh="},
        {"no-colon", "", "Proxy-Authorization: Basic c29tZW9uZQ=="},
        {"control-character", "", "Proxy-Authorization: Basic dXNlcjp4AXk="},
        {"unknown-user", "", "Proxy-Authorization: Basic bm9ib2R5Om5vdGhpbmc="},
        {"wrong-password", "", "Proxy-Authorization: Basic dXNlcjpzb21ldGhpbmc="},
        {"duplicate-proxy-authorization",
         "",
         "Proxy-Authorization: Basic dXNlcjpwQHNz\r\nProxy-Authorization: Basic YTpi"},
    };
}

std::vector<FindingExample> of_digest() {
    const auto right_digest = digest({});
    return {
        {"digest-without-parameters", offers_digest, "Proxy-Authorization: Digest dXNlcjpwQHNz"},
        {"digest-duplicate-parameter", offers_digest, right_digest + ", nc=00000001"},
        {"digest-username-and-username-star",
         offers_digest,
         digest({{"username*", "UTF-8''user"}})},
        {"digest-username-star-improper",
         offers_digest,
         digest({{"username*", "user"}, {"username", ""}})},
        {"digest-username-star-with-userhash",
         offers_digest,
         digest({{"username*", "UTF-8''user"}, {"userhash", "true"}, {"username", ""}})},
        {"digest-username-missing", offers_digest, digest({{"username", ""}})},
        {"digest-realm-missing", offers_digest, digest({{"realm", ""}})},
        {"digest-nonce-missing", offers_digest, digest({{"nonce", ""}})},
        {"digest-uri-missing", offers_digest, digest({{"uri", ""}})},
        {"digest-response-missing", offers_digest, digest({{"response", ""}})},
        {"digest-qop-missing", offers_digest, digest({{"qop", ""}, {"nc", ""}, {"cnonce", ""}})},
        {"digest-nc-missing", offers_digest, digest({{"nc", ""}})},
        {"digest-cnonce-missing", offers_digest, digest({{"cnonce", ""}})},
        {"digest-algorithm-not-offered", offers_digest, digest({{"algorithm", "SHA-256"}})},
        {"digest-qop-not-offered", offers_digest, digest({{"qop", "auth-int"}})},
        {"digest-qop-list-copied",
         "Digest realm=\"r\", nonce=\"n\", qop=\"auth,auth-int\", algorithm=MD5",
         digest({{"qop", "\"auth,auth-int\""}})},
        {"digest-qop-without-offer",
         "Digest realm=\"r\", nonce=\"n\", algorithm=MD5",
         right_digest},
        {"digest-auth-for-auth-int",
         "Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\", algorithm=MD5",
         right_digest},
        {"digest-nc-improper", offers_digest, digest({{"nc", "1"}})},
        {"digest-opaque-altered", offers_digest + ", opaque=\"o\"", digest({{"opaque", "\"x\""}})},
        {"digest-other-realm", offers_digest, digest({{"realm", "\"x\""}})},
        {"digest-uri-mismatch", offers_digest, digest({{"uri", "\"http://other.test/\""}})},
        {"digest-unknown-user", offers_digest, digest({{"username", "\"nobody\""}})},
        {"digest-userhash-not-said",
         offers_digest + ", userhash=true",
         digest({{"username", "\"f2014bc543adfc117d6000879437967d\""}})},
        {"digest-response-in-upper-case",
         offers_digest,
         digest({{"response", "\"C25178707D712C54E5077987F13D0CA5\""}})},
        {"digest-wrong-response",
         offers_digest,
         digest({{"response", "\"9f4ada79e26be4addf41f6ac90ff8360\""}})},
    };
}

std::vector<FindingExample> of_other_schemes() {
    return {
        {"basic-instead-of-digest", offers_digest, "Proxy-Authorization: Basic dXNlcjpwQHNz"},
        {"basic-instead-of-bearer",
         "Bearer realm=\"r\"",
         "Proxy-Authorization: Basic dXNlcjpwQHNz"},
        {"basic-instead-of-ntlm", "NTLM", "Proxy-Authorization: Basic dXNlcjpwQHNz"},
        {"basic-instead-of-negotiate", "Negotiate", "Proxy-Authorization: Basic dXNlcjpwQHNz"},
        {"digest-instead-of-basic", "Basic realm=\"r\"", digest({})},
        {"digest-instead-of-bearer", "Bearer realm=\"r\"", digest({})},
        {"digest-instead-of-ntlm", "NTLM", digest({})},
        {"digest-instead-of-negotiate", "Negotiate", digest({})},
        {"bearer-instead-of-basic", "Basic realm=\"r\"", "Proxy-Authorization: Bearer p@ss"},
        {"bearer-instead-of-digest", offers_digest, "Proxy-Authorization: Bearer token"},
        {"bearer-instead-of-ntlm", "NTLM", "Proxy-Authorization: Bearer token"},
        {"bearer-instead-of-negotiate", "Negotiate", "Proxy-Authorization: Bearer token"},
        {"ntlm-instead-of-basic",
         "Basic realm=\"r\"",
         "Proxy-Authorization: NTLM TlRMTVNTUAABAAAA"},
        {"bearer-wrong-token", "Bearer realm=\"r\"", "Proxy-Authorization: Bearer another"},
        {"bearer-malformed-token", "Bearer realm=\"r\"", "Proxy-Authorization: Bearer a b"},
        {"bearer-scheme-twice", "Bearer realm=\"r\"", "Proxy-Authorization: Bearer Bearer p@ss"},
        {"bearer-token-encoded", "Bearer realm=\"r\"", "Proxy-Authorization: Bearer cEBzcw=="},
        {"token-missing", "ApiKey realm=\"r\"", "Proxy-Authorization: ApiKey"},
        {"token-wrong-value", "ApiKey realm=\"r\"", "Proxy-Authorization: ApiKey another"},
        {"handshake-without-token", "NTLM", "Proxy-Authorization: NTLM"},
        {"handshake-malformed-token", "NTLM", "Proxy-Authorization: NTLM dXNlcjpwQHNz"},
    };
}

std::vector<FindingExample> made() {
    auto all = of_basic();
    for (auto& one : of_digest()) all.push_back(std::move(one));
    for (auto& one : of_other_schemes()) all.push_back(std::move(one));
    return all;
}

}  // namespace

std::span<const FindingExample> finding_examples() {
    static const auto all = made();
    return all;
}

std::string finding_example(std::string_view id) {
    const auto found = std::ranges::find(finding_examples(), id, &FindingExample::id);
    if (found == finding_examples().end()) return "";
    const auto received = "`" + text::printable(found->received) + "` came";
    return found->challenge.empty() ? received : received + " for `" + found->challenge + "`";
}

}  // namespace proxy407::report
