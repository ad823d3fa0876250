#include "unit/grade/judge_case.hpp"

#include <csignal>

namespace proxy407::grade {
namespace {

using CheckOutcome = checks::Outcome;
using checks::RunVerdict;
using client::built_in;
using results::Judgement;
using results::Verdict;

TEST_F(JudgeCase, AllIsWell) {
    expect(Verdict::pass, "");
}

TEST_F(JudgeCase, WhatKeptTheClientFromItsRequests_IsNoPass) {
    checked_.obstacle = checks::Obstacle{"certificate-not-trusted", "Nothing was sent.", 3};
    expect(Verdict::not_reached, "certificate-not-trusted");
}

TEST_F(JudgeCase, ARefusalIsNamedByItsDiagnosis) {
    refused();
    expect(Verdict::fail, "wrong-credentials/percent-encoding-not-decoded");
    EXPECT_EQ(judged().sentence, "message");
}

TEST_F(JudgeCase, TooManyRequests_AreNamedByTheCheck) {
    refused();
    fails("stops-in-the-end");
    expect(Verdict::fail, "stops-in-the-end");
}

TEST_F(JudgeCase, SuccessReportedAfterARefusal_IsAFailure) {
    refused();
    reports(0);
    expect(Verdict::fail, "wrong-credentials/percent-encoding-not-decoded");
}

TEST_F(JudgeCase, ABreachBeforeACrashIsABreach) {
    fails("single-proxy-authorization");
    result_.ended.signal = SIGSEGV;
    expect(Verdict::fail, "single-proxy-authorization");
    result_.ended.timed_out = true;
    expect(Verdict::fail, "single-proxy-authorization");
}

TEST_F(JudgeCase, CheckNotReachedBeforeACrash_IsACrash) {
    refused();
    result_.ended.signal = SIGSEGV;
    expect(Verdict::crash, "crash");
    result_.ended.timed_out = true;
    expect(Verdict::timeout, "timeout");
}

TEST_F(JudgeCase, ASecretAtTheOriginIsALeak) {
    journal_ = journal::Journal();
    exchange("GET /ip HTTP/1.1\r\nX-Note: p@ss:word\r\n\r\n", 200);
    fails("never-sent-to-origin");
    result_.ended.signal = SIGSEGV;
    expect(Verdict::fail, "never-sent-to-origin");
    EXPECT_TRUE(judged().leak);
    checked_.checks.back().leak = "secret-in-another-field";
    expect(Verdict::fail, "secret-in-another-field");
}

TEST_F(JudgeCase, AFieldWithoutASecretIsNoLeak) {
    journal_ = journal::Journal();
    exchange("GET /ip HTTP/1.1\r\nProxy-Connection: keep-alive\r\n\r\n", 200);
    fails("never-sent-to-origin");
    expect(Verdict::fail, "never-sent-to-origin");
    EXPECT_FALSE(judged().leak);
}

TEST_F(JudgeCase, NothingCame) {
    journal_ = journal::Journal();
    checked_ = {RunVerdict::bypassed, {{"authenticated", CheckOutcome::not_reached, "", 0, {}}}};
    scenario_ = built_in("open");
    reports(6);
    result_.error = "first\ncurl: (6) Could not resolve host: origin.test\n";
    expect(Verdict::bypass, "bypass");
    EXPECT_THAT(judged().sentence, testing::HasSubstr("It said: curl: (6) Could not"));
    result_.error = "option --prxy: is unknown";
    expect(Verdict::fail, "failed-before-connecting");
    EXPECT_THAT(judged().sentence, testing::HasSubstr("It said: option --prxy"));
    reports(0);
    expect(Verdict::bypass, "bypass");
    result_.ended.timed_out = true;
    expect(Verdict::timeout, "timeout");
}

TEST_F(JudgeCase, RedirectNotFollowed_MayBeASuccessOrNot) {
    journal_ = journal::Journal();
    exchange("GET http://origin.test/redirect-to HTTP/1.1\r\n\r\n", 302);
    for (const int code : {0, 22}) {
        reports(code);
        expect(Verdict::pass, "");
    }
    exchange("CONNECT other.test:443 HTTP/1.1\r\n\r\n", 407);
    reports(0);
    result_.output = "";
    expect(Verdict::fail, "client-reported-success");
}

TEST_F(JudgeCase, FailureWithoutAConnection_IsGivingUp) {
    journal_ = journal::Journal();
    checked_ = {RunVerdict::bypassed, {{"authenticated", CheckOutcome::not_reached, "", 0, {}}}};
    reports(1);
    expect(Verdict::fail, "gave-up-before-asking");
    reports(0);
    expect(Verdict::bypass, "bypass");
}

TEST_F(JudgeCase, GivingUpWhereNothingWasToBeAskedOfTheProxy_TellsNothing) {
    scenario_ = built_in("exception-for-target");
    journal_ = journal::Journal();
    checked_ = {
        RunVerdict::fail, {{"no-secret-past-the-proxy", CheckOutcome::not_reached, "", 0, {}}}};
    reports(1);
    expect(Verdict::not_reached, "gave-up-before-asking");
}

TEST_F(JudgeCase, GivingUpAtATargetByItsIPv6Address_IsLeftOpen) {
    scenario_ = built_in("ipv6-target");
    journal_ = journal::Journal();
    checked_ = {RunVerdict::fail, {{"authenticated", CheckOutcome::not_reached, "", 0, {}}}};
    reports(1);
    expect(Verdict::observed, "gave-up-before-asking");
}

TEST_F(JudgeCase, ConnectionWithoutARequest_IsGivingUp) {
    journal_ = journal::Journal();
    checked_ = {RunVerdict::fail, {{"authenticated", CheckOutcome::not_reached, "", 0, {}}}};
    reports(1);
    expect(Verdict::fail, "gave-up-before-asking");
}

TEST_F(JudgeCase, LeakInAScenarioThatIsNotAboutIt_IsAFaultOnTheWay) {
    journal_ = journal::Journal();
    exchange("GET /ip HTTP/1.1\r\nProxy-Authorization: Basic eA==\r\n\r\n", 200);
    expect(Verdict::pass, "");
    const auto faults = on_the_way();
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_EQ(faults[0].finding, "credentials-inside-tunnel");
    EXPECT_TRUE(faults[0].leak);
}

TEST_F(JudgeCase, WhatTheScenarioIsNotAbout_IsAFaultOnTheWay) {
    scenario_ = built_in("basic");
    checked_.checks.push_back({"host-matches-target", CheckOutcome::fail, "No Host.", 1, {}});
    checked_.checks.push_back({"max-attempts", CheckOutcome::fail, "Three.", 0, {}});
    checked_.checks.push_back({"never-sent-to-origin", CheckOutcome::not_reached, "", 0, {}});
    expect(Verdict::pass, "");
    const auto faults = on_the_way();
    ASSERT_EQ(faults.size(), 2u);
    EXPECT_EQ(faults[0].finding, "host-matches-target");
    EXPECT_EQ(faults[0].level, checks::Weight::must);
    EXPECT_EQ(faults[0].exchange, 1u);
    EXPECT_EQ(faults[1].level, checks::Weight::should);
    scenario_ = built_in("request-targets");
    expect(Verdict::fail, "host-matches-target");
    EXPECT_EQ(on_the_way().size(), 1u);
}

TEST_F(JudgeCase, WhereAMalformedRequestCameNowhere_NothingIsKnownOfTheSubject) {
    scenario_ = built_in("basic");
    journal_ = journal::Journal();
    journal::Exchange refused;
    refused.head = http::parse_request_head("CONNECT origin.test:443 HTTP/1.1\r\n\r\n");
    refused.status = 400;
    refused.scenario = scenario_.id;
    refused.verdict = decision::Verdict::malformed;
    refused.complaint = "missing-host";
    journal_.append(refused);
    checked_.verdict = RunVerdict::fail;
    checked_.checks = {{"authenticated", CheckOutcome::fail, "No.", 1, {}}};
    reports(56);
    expect(Verdict::fail, "missing-host");
    checked_.checks.push_back({"host-matches-target", CheckOutcome::fail, "No Host.", 1, {}});
    expect(Verdict::not_reached, "host-matches-target");
    EXPECT_EQ(on_the_way().size(), 1u);
}

TEST_F(JudgeCase, ACheckThatWasNotReachedIsNoPass) {
    scenario_ = built_in("digest");
    checked_ = {
        RunVerdict::fail, {{"answered-challenge", CheckOutcome::not_reached, "why", 0, {}}}};
    expect(Verdict::not_reached, "answered-challenge");
}

TEST_F(JudgeCase, BrokenShould_IsNonStrict) {
    fails("nextnonce-used");
    expect(Verdict::non_strict, "nextnonce-used");
    fails("max-requests");
    expect(Verdict::non_strict, "nextnonce-used");
    fails("stops-in-the-end");
    expect(Verdict::fail, "stops-in-the-end");
}

TEST_F(JudgeCase, RefusalForABrokenShould_IsNonStrict) {
    refused("decomposed-unicode");
    expect(Verdict::non_strict, "wrong-credentials/decomposed-unicode");
    reports(0);
    expect(Verdict::fail, "client-reported-success");
}

TEST_F(JudgeCase, WhatTheProxyForgave_IsAFaultOnTheWay) {
    auto exchange = journal_.exchanges().back();
    exchange.remarks = {"nextnonce-ignored", "digest-uri-in-origin-form"};
    journal_.append(exchange);
    expect(Verdict::pass, "");
    const auto faults = on_the_way();
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_EQ(faults[0].finding, "digest-uri-in-origin-form");
    EXPECT_EQ(faults[0].level, checks::Weight::should);
}

TEST_F(JudgeCase, WhatIsLeftOpenIsObserved) {
    fails("same-credentials-throughout");
    expect(Verdict::observed, "same-credentials-throughout");
}

TEST_F(JudgeCase, ADriverThatBreaksItsContractIsNamed) {
    result_.reported.breach = "It printed garbage.";
    expect(Verdict::adapter_error, "driver-protocol");
    result_.reported.breach.clear();
    result_.reported.unsupported = "basic.http";
    expect(Verdict::adapter_error, "undeclared-refusal");
    fails("single-proxy-authorization");
    expect(Verdict::fail, "single-proxy-authorization");
}

TEST_F(JudgeCase, TheControlCaseHasToReachItsTarget) {
    journal_ = journal::Journal();
    exchange("CONNECT origin.test:443 HTTP/1.1\r\n\r\n", 200);
    reports(60);
    expect(Verdict::pass, "");
    result_.control = true;
    expect(Verdict::fail, "target-not-reached");
}

TEST_F(JudgeCase, TheClientReportsTheOppositeOfWhatHappened) {
    reports(5);
    expect(Verdict::fail, "client-reported-failure");
    reports(0);
    journal_ = journal::Journal();
    exchange("GET http://origin.test/ip HTTP/1.1\r\n\r\n", 403);
    result_.output = "";
    expect(Verdict::fail, "client-reported-success");
    reports(1);
    expect(Verdict::pass, "");
}

TEST_F(JudgeCase, WhoReportsThatALaterRequestWasRefused_IsRight) {
    reports(1);
    expect(Verdict::fail, "client-reported-failure");
    exchange("GET http://origin.test/next HTTP/1.1\r\n\r\n", 429);
    expect(Verdict::pass, "");
}

TEST_F(JudgeCase, AProxyThatProvesItselfWronglyMayBeRefused) {
    reports(5);
    scenario_ = built_in("digest-rspauth");
    expect(Verdict::fail, "client-reported-failure");
    scenario_ = built_in("digest-rspauth-wrong");
    expect(Verdict::pass, "");
}

TEST_F(JudgeCase, ClientWithASite_MayFailAtAnotherAnswer) {
    reports(128);
    scenario_ = built_in("digest-info-malformed");
    expect(Verdict::fail, "client-reported-failure");
    client_.site = "site";
    expect(Verdict::pass, "");
    scenario_ = built_in("basic");
    expect(Verdict::fail, "client-reported-failure");
}

TEST_F(JudgeCase, ClientThatFetchesItsOwnPages_MayFailAtAnotherAnswer) {
    reports(2);
    scenario_ = built_in("digest-info-malformed");
    client_.path = "/locks";
    expect(Verdict::pass, "");
    client_.opens_websockets = true;
    client_.path = "/";
    expect(Verdict::fail, "client-reported-failure");
}

TEST_F(JudgeCase, BasicWhereDigestWasOffered_FailsAClientThatKnowsThatDigestAlone) {
    scenario_ = built_in("basic-before-digest");
    fails("strongest-scheme");
    client_.channels = {{"url", {}, {}, {"basic.http"}}};
    EXPECT_EQ(judged().verdict, Verdict::observed);
    client_.channels.push_back({"option", {}, {}, {"digest.http"}});
    expect(Verdict::fail, "strongest-scheme");
    auto& digest = std::get<auth::DigestPolicy>(scenario_.steps.at(0).schemes.at(1));
    digest.algorithm = auth::DigestAlgorithm::sha256;
    EXPECT_EQ(judged().verdict, Verdict::observed) << "it knows MD5";
    client_.channels.push_back({"env", {}, {}, {"digest-sha256.connect"}});
    expect(Verdict::fail, "strongest-scheme");
}

TEST_F(JudgeCase, ClientWithoutAnEnd_IsEndless) {
    result_.ended.timed_out = true;
    expect(Verdict::timeout, "timeout");
    for (std::size_t i = 0; i < most_exchanges; ++i)
        exchange("GET http://origin.test/ip HTTP/1.1\r\n\r\n", 200);
    expect(Verdict::timeout, "endless");
}

TEST_F(JudgeCase, OtherOutputInTheControlCase_IsAnAdapterError) {
    for (const char* output : {"", "Hello", "[1]", R"(debug {"origin": "127.0.0.1"})"}) {
        result_.output = output;
        result_.control = false;
        expect(Verdict::fail, "output-is-not-the-answer");
        result_.control = true;
        expect(Verdict::adapter_error, "output-is-not-the-answer");
    }
}

TEST_F(JudgeCase, OtherAnswerThanTheEmbeddedOrigins_IsNotComparedWithIt) {
    result_.output = "You are through.";
    scenario_ = built_in("digest-info-malformed");
    expect(Verdict::pass, "");
    scenario_ = built_in("digest");
    expect(Verdict::fail, "output-is-not-the-answer");
    scenario_ = built_in("basic");
    scenario_.origin.body = "You are through.";
    expect(Verdict::pass, "");
}

TEST_F(JudgeCase, A200ToConnectIsNoAnswerOfTheTarget) {
    journal_ = journal::Journal();
    exchange("CONNECT origin.test:443 HTTP/1.1\r\n\r\n", 200);
    reports(60);
    expect(Verdict::pass, "");
    reports(0);
    result_.output = "";
    expect(Verdict::fail, "client-reported-success");
}

TEST_F(JudgeCase, OpenWebSocket_IsAnAnswerOfTheTarget) {
    scenario_ = built_in("websocket");
    journal_ = journal::Journal();
    exchange("GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n", 101);
    result_.output = "the echo of what was sent";
    expect(Verdict::pass, "");
}

TEST_F(JudgeCase, AbsenceThatNoStandardDescribes_IsLeftOpen) {
    journal_ = journal::Journal();
    checked_ = {RunVerdict::bypassed, {}, {}, {}};
    scenario_ = built_in("exception-after-redirect");
    expect(Verdict::bypass, "bypass");
    scenario_ = built_in("exceptions-for-others");
    expect(Verdict::observed, "bypass");
    reports(6);
    result_.error = "Invalid port: ':1%25.origin.test]'";
    expect(Verdict::observed, "gave-up-before-asking");
}

TEST_F(JudgeCase, TheVariableOfAnotherKindOfTarget_IsUsage) {
    scenario_ = built_in("two-accounts-at-one-proxy");
    fails("account-for-each-kind");
    expect(Verdict::observed, "account-for-each-kind");
}

TEST_F(JudgeCase, AnErrorThatNoStandardForbids_IsObserved) {
    reports(6);
    expect(Verdict::fail, "client-reported-failure");
    scenario_ = built_in("url-lone-percent");
    expect(Verdict::observed, "client-reported-failure");
}

}  // namespace
}  // namespace proxy407::grade
