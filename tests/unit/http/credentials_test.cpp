#include "http/credentials.hpp"

#include "http/body_reader.hpp"
#include "http/unreadable.hpp"
#include "support/vectors.hpp"
#include "text/charset.hpp"
#include "text/hex.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace proxy407::http {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::IsEmpty;

std::string head_with(std::string_view lines) {
    return "GET http://o.test/x HTTP/1.1\r\nHost: o.test\r\n" + std::string(lines) + "\r\n";
}

std::string head_of(const json& entry) {
    std::string lines;
    for (const auto& hex : entry["field_lines_hex"]) {
        // The one value too long to be written down.
        const auto octets = hex.is_null() ? "Basic " + std::string(65536, 'A')
                                          : text::hex_decode(hex.get<std::string>()).value();
        lines += "Proxy-Authorization: " + octets + "\r\n";
    }
    return head_with(lines);
}

/// What each finding of the vectors is in this room.
struct Meaning {
    std::string_view finding;
    std::string_view complaint, defect, remark;
};

constexpr Meaning meanings[] = {
    {"more than one SP after the scheme", "", "", "more-than-one-space-after-scheme"},
    {"BWS around = in nc", "", "", "whitespace-around-equals"},
    {"empty list element", "", "", "empty-list-element"},
    {"scheme not followed by SP", "", "scheme-not-followed-by-space", ""},
    {"no token68", "", "no-token68", ""},
    {"empty value", "", "empty-value", ""},
    {"unterminated quoted-string", "", "unterminated-quoted-string", ""},
    {"duplicate response", "", "duplicate-parameter", ""},
    {"multiple field lines", "duplicate-proxy-authorization", "", ""},
};

/// Findings that a scheme makes; the value itself is in order.
constexpr std::string_view findings_of_schemes[] = {
    "control character",
    "unknown user or wrong password",
    "no colon",
    "not canonical base64",
    "non-canonical base64 (padding or trailing bits)",
    "quoted algorithm",
    "quoted qop",
    "quoted nc",
    "response in upper-case hex",
    "missing nc",
    "nc improper",
    "missing cnonce",
    "qop not offered",
    "algorithm not the one offered",
    "uri in origin-form",
    "uri mismatch",
    "username and username*",
    "unknown user",
    "unknown nonce, digest valid",
    "wrong response",
    "nc replay",
    "other realm",
    "opaque missing",
    "opaque altered",
    "unquoted response",
    "username* is not an ext-value",
    "missing qop",
    "type 3 without type 1 on this connection",
};

/// Which is the meaning, and for an unreadable value what it stumbled over.
Meaning meaning_of(const json& entry, const std::string& finding) {
    const auto id = entry["id"].get<std::string>();
    if (finding.starts_with("unparsable: ")) return {"", "", "unparsable", ""};
    // Parameters instead of a token: in order here, the scheme Basic refuses them.
    if (id == "CR29") return {};
    // A lone word is read as a scheme that nothing follows; the scheme is judged before that.
    if (id == "CR33" || id == "CR34" || id == "CR78") return {"", "", "no-token68", ""};
    if (finding == "scheme not offered" || finding == "token68/no params") return {};
    // All three are "CTL" to the vectors.
    if (id == "CR35") return {"", "control-character-in-head", "", ""};
    if (id == "CR36") return {"", "bare-carriage-return", "", ""};
    if (id == "CR37") return {"", "folded-line", "", ""};
    for (const auto& meaning : meanings) {
        if (meaning.finding == finding) return meaning;
    }
    for (const auto known : findings_of_schemes) {
        if (known == finding) return {};
    }
    ADD_FAILURE() << "a finding unknown to this test: " << finding;
    return {};
}

void check_value(const json& entry, std::string_view value) {
    std::string defect;
    std::vector<std::string_view> remarks;
    const auto credentials = parse_credentials(value);
    for (const auto& item : entry["findings"]) {
        const auto finding = item.get<std::string>();
        const auto meaning = meaning_of(entry, finding);
        if (!meaning.defect.empty()) defect = meaning.defect;
        if (!meaning.remark.empty()) remarks.push_back(meaning.remark);
        if (defect == "unparsable") {
            EXPECT_EQ("unparsable: " + text::latin1_to_utf8(credentials.defect_detail), finding);
        }
    }
    EXPECT_EQ(credentials.defect.value_or(""), defect);
    EXPECT_EQ(credentials.remarks, remarks);
}

void check_entry(const json& entry) {
    const auto octets = head_of(entry);
    if (entry["answer"] == "431") {
        HeadReader reader;
        const auto state = reader.feed(octets);
        ASSERT_EQ(state, HeadReader::State::head_too_large);
        EXPECT_EQ(judge_oversize(state, octets).status, 431);
        return;
    }
    const auto head = parse_request_head(octets);
    std::string complaint;
    for (const auto& finding : entry["findings"]) {
        if (entry["answer"] != "400" || finding == "missing") continue;
        const auto meaning = meaning_of(entry, finding.get<std::string>());
        if (!meaning.complaint.empty()) complaint = meaning.complaint;
    }
    const auto judgement = judge_message(head);
    ASSERT_EQ(judgement.complaint ? judgement.complaint->finding : "", complaint);
    const auto value = head.first("Proxy-Authorization");
    ASSERT_EQ(value.has_value(), !entry["field_lines"].empty());
    if (complaint.empty() && value) check_value(entry, *value);
}

TEST(ParseCredentials, EveryVector) {
    const auto& vectors = test::load_vectors("credentials_torture.json");
    ASSERT_FALSE(vectors.at("entries").empty());
    for (const auto& entry : vectors.at("entries")) {
        SCOPED_TRACE(entry["id"].get<std::string>());
        check_entry(entry);
    }
}

std::string complaint_of(std::string_view lines) {
    const auto complaint = judge_message(parse_request_head(head_with(lines))).complaint;
    return complaint ? complaint->finding : "";
}

TEST(ParseCredentials, TheVectorsAboutLines) {
    for (const auto& entry :
         test::load_vectors("credentials_torture.json").at("line_level_cases")) {
        const auto id = entry["id"].get<std::string>();
        if (id == "CR83") {
            EXPECT_EQ(
                complaint_of(entry["raw_request_line_form"].get<std::string>() + "\r\n"),
                "space-before-colon"
            );
        } else if (id == "CR84") {
            const auto wrapped =
                "Proxy-Authorization: Basic " + std::string(76, 'A') + "\r\nAAAA\r\n";
            EXPECT_EQ(complaint_of(wrapped), "line-without-colon");
        } else if (id == "CR85") {
            const auto head =
                parse_request_head(head_with("Authorization: Basic dXNlcjpwYXNz\r\n"));
            EXPECT_FALSE(judge_message(head).complaint);
            EXPECT_FALSE(head.first("Proxy-Authorization"));
        } else if (id == "CR86") {
            const auto head = parse_request_head(head_with("Transfer-Encoding: chunked\r\n"));
            BodyReader reader(judge_message(head).framing, 10, [](std::string_view) {});
            reader.feed("0\r\nProxy-Authorization: Basic dXNlcjpwYXNz\r\n\r\n");
            EXPECT_EQ(reader.state(), BodyReader::State::complete);
            EXPECT_THAT(reader.trailer_names(), ElementsAre("proxy-authorization"));
            EXPECT_FALSE(head.first("Proxy-Authorization"));
        } else {
            ADD_FAILURE() << id << " is new";
        }
    }
}

TEST(ParseCredentials, TokenAndParameters) {
    const auto basic = parse_credentials("BaSic dXNlcjpwYXNz");
    EXPECT_EQ(basic.scheme, "BaSic");
    EXPECT_EQ(basic.token68, "dXNlcjpwYXNz");
    EXPECT_THAT(basic.parameters, IsEmpty());

    const auto digest =
        parse_credentials(R"(Digest USERNAME="a \"b\" \\, c=d", nc=00000001,qop = auth)");
    EXPECT_EQ(digest.token68, "");
    ASSERT_EQ(digest.parameters.size(), 3u);
    EXPECT_EQ(digest.parameters[0].name, "username");
    EXPECT_EQ(digest.parameters[0].value, R"(a "b" \, c=d)");
    EXPECT_TRUE(digest.parameters[0].quoted);
    EXPECT_EQ(digest.find("nc")->value, "00000001");
    EXPECT_FALSE(digest.find("nc")->quoted);
    EXPECT_EQ(digest.find("NC"), nullptr);
    EXPECT_THAT(digest.remarks, ElementsAre("whitespace-around-equals"));
    EXPECT_FALSE(digest.defect);
}

TEST(ParseCredentials, WhatStaysOfAnUnreadableValue) {
    constexpr struct {
        std::string_view value, defect, detail, token68;
        std::size_t parameters;
    } cases[] = {
        {"Basic user:pass", "unparsable", "user:pass", "user:pass", 0},
        {"Basic: abc", "scheme-not-followed-by-space", "Basic: abc", ": abc", 0},
        {"Basic", "no-token68", "Basic", "", 0},
        {"=abc", "scheme-not-followed-by-space", "=abc", "=abc", 0},
        {" \t ", "empty-value", "", "", 0},
        {"Digest a=b, c d, e=f", "unparsable", "c d", "a=b, c d, e=f", 2},
        {"Digest a=b, a=c", "duplicate-parameter", "a", "a=b, a=c", 2},
        {"Digest a=\"b", "unterminated-quoted-string", "a=\"b", "a=\"b", 0},
        {"Digest a=\"b\\\"", "unterminated-quoted-string", "a=\"b\\\"", "a=\"b\\\"", 0},
        {"Digest a=\"b\\", "unterminated-quoted-string", "a=\"b\\", "a=\"b\\", 0},
        {"Digest a=\"b\"c", "unparsable", "a=\"b\"c", "a=\"b\"c", 0},
        {"Digest a=b, c=", "unparsable", "c=", "a=b, c=", 1},
    };

    for (const auto& c : cases) {
        const auto credentials = parse_credentials(c.value);
        EXPECT_EQ(credentials.defect.value_or(""), c.defect) << c.value;
        EXPECT_EQ(credentials.defect_detail, c.detail) << c.value;
        EXPECT_EQ(credentials.token68, c.token68) << c.value;
        EXPECT_EQ(credentials.parameters.size(), c.parameters) << c.value;
    }
}

std::string numbered_parameters(int number) {
    std::string list;
    for (int i = 0; i < number; ++i) {
        list += (i == 0 ? "p" : ",p") + std::to_string(i) + "=1";
    }
    return list;
}

TEST(ParseCredentials, MoreParametersThanAnySchemeHas_AreADefectAndNotRead) {
    const auto most = parse_credentials("Digest " + numbered_parameters(64));
    EXPECT_FALSE(most.defect);
    EXPECT_EQ(most.parameters.size(), 64u);
    const auto more = parse_credentials("Digest " + numbered_parameters(7000));
    EXPECT_EQ(more.defect, "too-many-parameters");
    EXPECT_EQ(more.parameters.size(), 64u);
    EXPECT_EQ(
        parse_credentials("Digest " + std::string(60'000, ',')).defect, "too-many-parameters"
    );
}

TEST(ParseChallenges, MoreThanAnyServerHas_AreNotRead) {
    std::string many;
    for (int i = 0; i < 5000; ++i) many += "Basic realm=r, ";
    EXPECT_EQ(parse_challenges({many}).size(), 128u);
    const auto one = "Digest " + numbered_parameters(7000);
    EXPECT_EQ(parse_challenges({one}).front().parameters.size(), 64u);
}

TEST(ParseCredentials, AnyOctetsAreReadOrHaveADefect) {
    EXPECT_TRUE(rc::check([] {
        const auto pieces =
            *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                "Basic", "Digest", " ", "\t", "a", "=", "\"", "\\", ",", ":", "\xff", ""
            ));
        std::string value;
        for (const auto& piece : pieces) value += piece;
        const auto credentials = parse_credentials(value);
        RC_ASSERT(
            credentials.defect.has_value() ||
            credentials.token68.empty() != credentials.parameters.empty() ||
            credentials.remarks.size() == 1  // a list of empty elements
        );
        parse_challenges({value, value});
    }));
}

}  // namespace
}  // namespace proxy407::http
