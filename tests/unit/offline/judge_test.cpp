#include "offline/judge.hpp"

#include "auth/ntlm_acceptor.hpp"
#include "support/ntlm_message.hpp"
#include "text/base64.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace proxy407::offline {
namespace {

using decision::Verdict;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Knowledge knows(const std::string& user, const std::string& password) {
    Knowledge knowledge;
    knowledge.scenario.client = auth::Account{user, password};
    knowledge.scenario.users = {*knowledge.scenario.client};
    knowledge.proxy_url = "http://proxy.example:3128";
    return knowledge;
}

journal::Exchange judged(std::string_view field, const Knowledge& knowledge) {
    const auto all = judge({sighting_of_field(field)}, knowledge);
    EXPECT_EQ(all.journal.exchanges().size(), 1U) << field;
    return all.journal.exchanges().front();
}

std::string finding(std::string_view field, const Knowledge& knowledge) {
    const auto exchange = judged(field, knowledge);
    if (exchange.verdict == Verdict::accepted) return "right";
    return exchange.diagnosis ? exchange.diagnosis->finding : "(none)";
}

std::string basic(std::string_view pair) {
    return "Basic " + text::base64_encode(pair);
}

TEST(Judge, Basic_IsSolvedAsTheProxyDoes) {
    const auto alice = knows("alice", "p@ss:word");
    EXPECT_EQ(finding(basic("alice:p@ss:word"), alice), "right");
    EXPECT_EQ(finding(basic("alice:p%40ss%3Aword"), alice), "percent-encoding-not-decoded");
    EXPECT_EQ(finding(basic("alice:p@ss"), alice), "split-at-every-colon");
    EXPECT_EQ(finding(basic("alice:other"), alice), "wrong-password");
    EXPECT_EQ(finding("Bearer x", knows("", "secret")), "bearer-wrong-token");
    EXPECT_EQ(finding("Bearer secret", knows("", "secret")), "right");
}

TEST(Judge, DigestAlone_IsRecomputedFromWhatTheFieldHolds) {
    // RFC 7616 section 3.9.1
    constexpr std::string_view example =
        "Digest username=\"Mufasa\", realm=\"http-auth@example.org\", uri=\"/dir/index.html\", "
        "algorithm=MD5, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", nc=00000001, "
        "cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth, "
        "response=\"8ca523f5e9506fed4657c9700eebdbec\", "
        "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
    EXPECT_EQ(finding(example, knows("Mufasa", "Circle of Life")), "right");
    EXPECT_EQ(finding(example, knows("Mufasa", "Circle%20of%20Life")), "percent-decoded-twice");
    EXPECT_EQ(finding(example, knows("Mufasa", "another")), "digest-wrong-response");
    EXPECT_EQ(finding(example, knows("Simba", "Circle of Life")), "digest-unknown-user");
}

TEST(Judge, MethodThatTheLogDoesNotTell_IsFoundByTheResponse) {
    constexpr std::string_view posted =
        "Digest username=\"u\", realm=\"r\", uri=\"/x\", nonce=\"n\", "
        "response=\"%s\"";
    auth::DigestInputs inputs;
    inputs.algorithm = auth::DigestAlgorithm::md5;
    inputs.user = "u";
    inputs.realm = "r";
    inputs.password = "p";
    inputs.method = "POST";
    inputs.uri = "/x";
    inputs.nonce = "n";
    auto field = std::string(posted);
    field.replace(field.find("%s"), 2, auth::digest_response(inputs));
    EXPECT_EQ(finding(field, knows("u", "p")), "right");
    EXPECT_EQ(judged(field, knows("u", "p")).head.method(), "POST");
}

TEST(Judge, Transcript_IsJudgedByItsChallenges) {
    const auto all = judge(
        sightings(
            "> GET http://h/ HTTP/1.1\n> Host: h\n> \n"
            "< HTTP/1.1 407 No\n< Proxy-Authenticate: Digest realm=\"r\", nonce=\"n\"\n< \n"
            "> GET http://h/ HTTP/1.1\n> Host: h\n> Proxy-Authorization: Basic " +
            text::base64_encode("u:p") + "\n> \n< HTTP/1.1 407 No\n< \n"
        ),
        knows("u", "p")
    );
    const auto& seen = all.journal.exchanges();
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[0].verdict, Verdict::challenged);
    EXPECT_EQ(seen[0].status, 407);
    EXPECT_EQ(seen[1].diagnosis->finding, "basic-instead-of-digest");
    EXPECT_THAT(seen[1].diagnosis->command.text(), HasSubstr("-x http://proxy.example:3128 "));
}

TEST(Judge, TwoFields_AreTheMistake) {
    const auto all = judge(
        sightings("GET http://h/ HTTP/1.1\nProxy-Authorization: Basic dTpw\n"
                  "Proxy-Authorization: Basic YTpi\n"),
        knows("u", "p")
    );
    EXPECT_EQ(all.journal.exchanges().front().diagnosis->finding, "duplicate-proxy-authorization");
}

/// A handshake of NTLM as curl -v shows it.
std::string handshake(const std::string& password) {
    auth::NtlmAcceptor proxy({{"alice", "pass"}}, "\1\2\3\4\5\6\7\x08", {});
    const auto type1 = test::ntlm_type1();
    const auto type2 = proxy.accept(type1).token;
    const auto type3 = test::ntlm_answer({"", "alice"}, type2, password);
    return "> GET http://h/ HTTP/1.1\n> Proxy-Authorization: NTLM " + text::base64_encode(type1) +
           "\n> \n< HTTP/1.1 407 No\n< Proxy-Authenticate: NTLM " + text::base64_encode(type2) +
           "\n< \n> GET http://h/ HTTP/1.1\n> Proxy-Authorization: NTLM " +
           text::base64_encode(type3) + "\n> \n< HTTP/1.1 407 No\n< Proxy-Authenticate: NTLM\n";
}

TEST(Judge, NtlmHandshake_IsJudgedWithTheProxysOwnMessage) {
    const auto last = [](const std::string& password) {
        const auto all = judge(sightings(handshake(password)), knows("alice", "p@ss"));
        EXPECT_THAT(all.notes, ElementsAre());
        return all.journal.exchanges().back();
    };
    EXPECT_EQ(last("p@ss").verdict, Verdict::accepted);
    EXPECT_EQ(last("p%40ss").diagnosis->finding, "percent-encoding-not-decoded");
    EXPECT_EQ(last("other").diagnosis->finding, "ntlm-wrong-password");
}

TEST(Judge, WhatNobodyCanTell_IsANote) {
    const auto notes = [](const std::string& log) {
        const auto all = judge(sightings(log), knows("alice", "pass"));
        EXPECT_TRUE(all.journal.exchanges().empty());
        return all.notes.empty() ? std::string() : all.notes.front();
    };
    const auto whole = handshake("pass");
    EXPECT_THAT(notes(whole.substr(whole.rfind("> GET"))), HasSubstr("whole handshake"));
    EXPECT_THAT(notes("a\nProxy-Authorization: Basic ***\n"), HasSubstr("Line 2: The log hides"));
    EXPECT_THAT(notes("Proxy-Authorization: Negotiate YII\n"), HasSubstr("ticket of Negotiate"));
}

}  // namespace
}  // namespace proxy407::offline
