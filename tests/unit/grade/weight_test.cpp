#include "grade/weight.hpp"

#include "unit/grade/judge_case.hpp"

namespace proxy407::grade {
namespace {

using client::built_in;
using results::Verdict;

TEST(WeightOfWithholding, VeryLongText_IsLeftToTheClient) {
    EXPECT_EQ(weight_of_withholding(built_in("basic-huge-password")), checks::Weight::practice);
    EXPECT_EQ(weight_of_withholding(built_in("basic-long-password")), checks::Weight::must);
    EXPECT_EQ(weight_of_withholding(built_in("basic-empty-user")), checks::Weight::must);
}

TEST_F(JudgeCase, RequestWithoutTheCredentials_WeighsAsAnErrorDoes) {
    refused();
    checked_.verdict = checks::RunVerdict::fail;
    auto exchange = journal_.exchanges().front();
    exchange.diagnosis = diagnosis::Diagnosis{
        diagnosis::Cause::no_credentials, "no-credentials", {}, "message", "", "", "", {}};
    journal_ = journal::Journal();
    journal_.append(std::move(exchange));
    expect(Verdict::fail, "no-credentials/no-credentials");
    scenario_ = built_in("basic-utf8");
    expect(Verdict::non_strict, "no-credentials/no-credentials");
    reports(0);
    expect(Verdict::non_strict, "no-credentials/no-credentials");
    scenario_ = built_in("basic-beyond-latin1");
    expect(Verdict::observed, "no-credentials/no-credentials");
}

/// The 407 of these is none that a standard obliges a client to read.
TEST_F(JudgeCase, CredentialsThatDoNotComeAfterABroken407_AreOnlyObserved) {
    refused();
    auto exchange = journal_.exchanges().front();
    exchange.diagnosis = diagnosis::Diagnosis{
        diagnosis::Cause::no_credentials, "no-credentials", {}, "message", "", "", "", {}};
    exchange.recorder = journal::Recorder::proxy;
    exchange.verdict = decision::Verdict::challenged;
    const auto expect_in = [&](const char* id, const char* check, Verdict verdict) {
        scenario_ = built_in(id);
        exchange.scenario = id;
        journal_ = journal::Journal();
        journal_.append(exchange);
        checked_.checks = {{check, checks::Outcome::fail, "sentence", 1, {}}};
        expect(verdict, "no-credentials/no-credentials");
    };
    expect_in("407-length-and-chunked", "target-status", Verdict::observed);
    expect_in("407-body-too-long", "target-status", Verdict::observed);
    expect_in("407-says-gzip", "target-status", Verdict::observed);
    expect_in("upload-407-closed-unsaid", "content-complete", Verdict::observed);
    expect_in("407-chunked", "target-status", Verdict::fail);
}

TEST_F(JudgeCase, ARequestThatWasReadWrongly_FailsAllTheSame) {
    scenario_ = built_in("407-body-too-long");
    fails("target-status");
    expect(Verdict::fail, "target-status");
}

TEST_F(JudgeCase, HandshakeBegunBeforeItWasAskedFor_IsNoWrongAnswer) {
    refused("unsatisfiable-challenge");
    scenario_ = built_in("ntlm-closed-407");
    auto exchange = journal_.exchanges().front();
    exchange.diagnosis->cause = diagnosis::Cause::wrong_place_or_scheme;
    journal_ = journal::Journal();
    journal_.append(exchange);
    expect(Verdict::observed, "wrong-place-or-scheme/unsatisfiable-challenge");
    scenario_ = built_in("digest-unknown-qop");
    checked_.checks = {{"no-credentials-sent", checks::Outcome::fail, "sentence", 1, {}}};
    EXPECT_EQ(judged().verdict, Verdict::fail);
}

TEST_F(JudgeCase, BasicAfterAChangeToDigest_IsAllThatSomeClientsHave) {
    refused("basic-instead-of-digest");
    scenario_ = built_in("scheme-changed");
    auto exchange = journal_.exchanges().front();
    exchange.diagnosis->cause = diagnosis::Cause::wrong_place_or_scheme;
    journal_ = journal::Journal();
    journal_.append(exchange);
    client_.channels = {{"url", {}, {}, {"basic.http"}}};
    expect(Verdict::observed, "wrong-place-or-scheme/basic-instead-of-digest");
    client_.channels.push_back({"option", {}, {}, {"digest-sha256.http"}});
    expect(Verdict::fail, "wrong-place-or-scheme/basic-instead-of-digest");
}

TEST_F(JudgeCase, NtlmWhereItIsOffered_IsAChoice) {
    refused("ntlm-instead-of-basic");
    scenario_ = built_in("challenge-in-three-fields");
    auto exchange = journal_.exchanges().front();
    exchange.diagnosis->cause = diagnosis::Cause::wrong_place_or_scheme;
    journal_ = journal::Journal();
    journal_.append(exchange);
    expect(Verdict::fail, "wrong-place-or-scheme/ntlm-instead-of-basic");
    exchange.reply_head = "HTTP/1.1 407 No\r\nProxy-Authenticate: NTLM\r\n\r\n";
    journal_ = journal::Journal();
    journal_.append(exchange);
    expect(Verdict::observed, "wrong-place-or-scheme/ntlm-instead-of-basic");
}

TEST_F(JudgeCase, WebSocketWithoutATunnel_BreaksAShould) {
    scenario_ = built_in("websocket");
    fails("target-status");
    expect(Verdict::fail, "target-status");
    fails("connect-for-websocket");
    EXPECT_EQ(judged().verdict, Verdict::non_strict);
}

}  // namespace
}  // namespace proxy407::grade
