#include "auth/attempt.hpp"

#include "auth/scheme.hpp"
#include "auth/verify_digest.hpp"
#include "http/framing.hpp"
#include "http/head_reader.hpp"
#include "http/unreadable.hpp"
#include "support/attempt.hpp"
#include "support/vectors.hpp"
#include "text/charset.hpp"
#include "text/hex.hpp"
#include "text/octets.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

// credentials_torture.json: whole heads through the reader, the judge of messages and the scheme
// that the credentials name, as a proxy that offers Basic and Digest meets them.

namespace proxy407::auth {

namespace {

using testing::AnyOfArray;
using testing::Contains;
using testing::SizeIs;

/// What came of one head.
struct Answer {
    std::string what;              ///< "accept", "407", "407 stale=true", "400" or "431"
    std::vector<std::string> ids;  ///< the finding, or the remarks of what was accepted
    std::string detail;
};

constexpr std::chrono::system_clock::time_point now{std::chrono::seconds(1'000)};

/// The proxy of the vector file.
struct Proxy {
    Accounts accounts;
    BasicPolicy basic{"r", true};
    DigestPolicy digest;
    NonceStore nonces;

    explicit Proxy(const nlohmann::json& file) {
        for (const auto& [user, password] : file.at("accounts").items()) {
            accounts.push_back({user, password});
        }
        const auto& context = file.at("digest_context");
        digest.realm = context.at("realm");
        digest.opaque = context.at("opaque");
        digest.algorithm = *digest_algorithm(context.at("algorithm").get<std::string>());
        digest.qop = {context.at("qop")};
        nonces.insert(context.at("nonce"), now);
    }

    Attempt verify(const http::RequestHead& head) {
        const auto value = head.first("Proxy-Authorization");
        if (!value) return Absent{};
        const auto credentials = http::parse_credentials(*value);
        if (text::equal_ignoring_case(credentials.scheme, scheme_name(basic))) {
            return verify_basic(credentials, basic, accounts);
        }
        if (text::equal_ignoring_case(credentials.scheme, scheme_name(digest))) {
            const DigestRequest request{head.method(), head.target(), ""};
            return verify_digest(credentials, digest, accounts, request, nonces, now);
        }
        return Rejected{credentials.scheme.empty() ? "empty-value" : "scheme-not-offered"};
    }

    Answer answer(const std::string& octets) {
        http::HeadReader reader;
        if (const auto state = reader.feed(octets); state != http::HeadReader::State::complete) {
            const auto complaint = http::judge_oversize(state, octets);
            return {std::to_string(complaint.status), {complaint.finding}, ""};
        }
        const auto head = http::parse_request_head(octets.substr(0, reader.end()));
        if (const auto complaint = http::judge_message(head).complaint) {
            return {std::to_string(complaint->status), {complaint->finding}, ""};
        }
        const auto attempt = verify(head);
        if (is_absent(attempt)) return {"407", {"absent"}, ""};
        if (is_accepted(attempt)) return {"accept", remarks_of(attempt), ""};
        const auto& refusal = rejected(attempt);
        return {
            std::to_string(refusal.status) + (refusal.stale ? " stale=true" : ""),
            {refusal.finding},
            refusal.detail};
    }
};

std::string head_with(const std::string& fields) {
    return "GET http://o.test/x HTTP/1.1\r\nHost: o.test\r\n" + fields + "\r\n";
}

std::string fields_of(const nlohmann::json& entry) {
    std::string fields;
    for (const auto& hex : entry.at("field_lines_hex")) {
        // The file shortens the one value of 65542 octets.
        const auto value = hex.is_null() ? "Basic " + std::string(65'536, 'A')
                                         : *text::hex_decode(hex.get<std::string>());
        fields += "Proxy-Authorization: " + value + "\r\n";
    }
    return fields;
}

/// Our ids for the words of the file: one of them has to be found.
std::vector<std::string> ids_for(const std::string& words) {
    static const std::map<std::string, std::vector<std::string>> ids = {
        {"more than one SP after the scheme", {"more-than-one-space-after-scheme"}},
        {"scheme not followed by SP", {"scheme-not-followed-by-space"}},
        {"control character", {"control-character"}},
        {"unknown user or wrong password", {"unknown-user", "wrong-password"}},
        {"no colon", {"no-colon"}},
        {"no token68", {"no-token68"}},
        {"not canonical base64", {"not-canonical-base64"}},
        {"non-canonical base64 (padding or trailing bits)", {"not-canonical-base64"}},
        {"multiple field lines", {"duplicate-proxy-authorization"}},
        {"empty value", {"empty-value"}},
        {"missing", {"absent"}},
        {"scheme not offered", {"scheme-not-offered"}},
        {"CTL", {"control-character-in-head", "bare-carriage-return", "folded-line"}},
        {"field too large", {"head-too-large"}},
        {"quoted algorithm", {"quoted-algorithm"}},
        {"quoted qop", {"quoted-qop"}},
        {"quoted nc", {"quoted-nc"}},
        {"response in upper-case hex", {"digest-response-in-upper-case"}},
        {"missing nc", {"digest-nc-missing"}},
        {"nc improper", {"digest-nc-improper"}},
        {"missing cnonce", {"digest-cnonce-missing"}},
        {"missing qop", {"digest-qop-missing"}},
        {"qop not offered", {"digest-qop-not-offered"}},
        {"algorithm not the one offered", {"digest-algorithm-not-offered"}},
        {"uri in origin-form", {"digest-uri-in-origin-form"}},
        {"uri mismatch", {"digest-uri-mismatch"}},
        {"username and username*", {"digest-username-and-username-star"}},
        {"unknown user", {"digest-unknown-user"}},
        {"unknown nonce, digest valid", {"digest-nonce-unknown"}},
        {"wrong response", {"digest-wrong-response"}},
        {"nc replay", {"digest-nc-replayed"}},
        {"other realm", {"digest-other-realm"}},
        {"opaque missing", {"opaque-missing"}},
        {"opaque altered", {"digest-opaque-altered"}},
        {"duplicate response", {"digest-duplicate-parameter"}},
        {"BWS around = in nc", {"whitespace-around-equals"}},
        {"empty list element", {"empty-list-element"}},
        {"unquoted response", {"unquoted-response"}},
        {"token68/no params", {"digest-without-parameters"}},
        {"unterminated quoted-string", {"unterminated-quoted-string"}},
        {"username* is not an ext-value", {"digest-username-star-improper"}},
    };
    if (words.starts_with("unparsable: ")) return {"unparsable"};
    const auto found = ids.find(words);
    return found == ids.end() ? std::vector<std::string>{"no id for " + words} : found->second;
}

/// Entries that need a scheme this proxy does not offer yet.
const std::set<std::string> with_ntlm = {"CR79", "CR80", "CR81", "CR82"};

TEST(Attempt, EveryTorturedFieldGetsItsAnswerAndIsNamed) {
    const auto& file = test::load_vectors("credentials_torture.json");
    int looked_at = 0;
    for (const auto& entry : file.at("entries")) {
        const auto id = entry.at("id").get<std::string>();
        SCOPED_TRACE(id);
        if (with_ntlm.contains(id)) continue;
        ++looked_at;
        Proxy proxy(file);
        if (entry.contains("state")) {
            for (const auto& nc : entry.at("state").at("seen_nc")) {
                const auto count = std::stoul(nc.get<std::string>(), nullptr, 16);
                proxy.nonces.find("n1")->counts_seen.insert(static_cast<std::uint32_t>(count));
            }
        }
        const auto answer = proxy.answer(head_with(fields_of(entry)));
        EXPECT_EQ(answer.what, entry.at("answer").get<std::string>());
        const auto& findings = entry.at("findings");
        EXPECT_THAT(answer.ids, SizeIs(findings.size()));
        for (const auto& finding : findings) {
            const auto words = finding.get<std::string>();
            EXPECT_THAT(answer.ids, Contains(AnyOfArray(ids_for(words)))) << words;
            if (!words.starts_with("unparsable: ")) continue;
            EXPECT_EQ(answer.detail, text::utf8_to_latin1(words.substr(words.find(' ') + 1)));
        }
    }
    EXPECT_EQ(looked_at, 78);
}

TEST(Attempt, EveryTorturedLineGetsItsAnswer) {
    const std::string proper = "Proxy-Authorization: Basic dXNlcjpwYXNz\r\n";
    const std::map<std::string, std::pair<std::string, std::string>> heads = {
        {"CR83", {head_with("Proxy-Authorization : Basic dXNlcjpwYXNz\r\n"), "space-before-colon"}},
        {"CR84",
         {head_with(
              "Proxy-Authorization: Basic " + std::string(76, 'A') + "\r\n" + std::string(12, 'A') +
              "\r\n"
          ),
          "line-without-colon"}},
        {"CR85", {head_with("Authorization: Basic dXNlcjpwYXNz\r\n"), "absent"}},
        // Trailers come after the head, and the head alone is asked for credentials.
        {"CR86",
         {head_with("Transfer-Encoding: chunked\r\n") + "0\r\n" + proper + "\r\n", "absent"}},
    };
    const auto& file = test::load_vectors("credentials_torture.json");
    for (const auto& entry : file.at("line_level_cases")) {
        const auto id = entry.at("id").get<std::string>();
        SCOPED_TRACE(id);
        ASSERT_TRUE(heads.contains(id));
        const auto& [octets, expected_id] = heads.at(id);
        const auto answer = Proxy(file).answer(octets);
        EXPECT_EQ(answer.what, entry.at("answer").get<std::string>().substr(0, 3));
        EXPECT_THAT(answer.ids, testing::ElementsAre(expected_id));
    }
    EXPECT_EQ(file.at("line_level_cases").size(), heads.size());
}

}  // namespace

}  // namespace proxy407::auth
