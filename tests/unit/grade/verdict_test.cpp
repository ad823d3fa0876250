#include "grade/verdict.hpp"

#include "suite/temporary_proxy.hpp"
#include "unit/client/support.hpp"

#include <gmock/gmock.h>

#include <csignal>

namespace proxy407::runner {
namespace {

using CheckOutcome = checks::Outcome;
using checks::RunVerdict;

/// One case as it was seen, made up.
class Seen : public testing::Test {
protected:
    Seen() {
        client_.content = R"({"origin": "127.0.0.1"})";
        reports(0);
        exchange("GET http://origin.test/ip HTTP/1.1\r\n\r\n", 200);
        result_.verdict = RunVerdict::pass;
        result_.checks = {{"authenticated", CheckOutcome::pass, "", 1, {}}};
    }

    void exchange(const std::string& head, int status) {
        journal::Exchange exchange;
        exchange.head = http::parse_request_head(head);
        exchange.status = status;
        exchange.scenario = scenario_.id;
        exchange.origin_saw = status == 200 ? head : "";
        if (status == 407)
            exchange.diagnosis = diagnosis::Diagnosis{
                diagnosis::Cause::wrong_credentials, finding_, {}, "message", "", "", "", {}};
        journal_.append(std::move(exchange));
    }

    void refused(const std::string& finding = "NO_DECODE") {
        finding_ = finding;
        journal_ = journal::Journal();
        exchange("GET http://origin.test/ip HTTP/1.1\r\n\r\n", 407);
        result_.verdict = RunVerdict::fail;
        result_.checks = {{"authenticated", CheckOutcome::fail, "sentence", 1, {}}};
        reports(22);
        client_.content = "";
    }

    void reports(int code) {
        client_.good = code == 0;
        client_.ending.code = code;
        client_.how = to_string(client_.ending);
    }

    void fails(const std::string& check) {
        result_.verdict = RunVerdict::fail;
        result_.checks.push_back({check, CheckOutcome::fail, "sentence", 1, {}});
    }

    Judgement judged() {
        result_.breaches = checks::breaches_in({scenario_, journal_}, result_.checks);
        return judge({scenario_, result_, journal_, client_, true, control_, needs_pages_});
    }

    void expect(Verdict verdict, const std::string& finding) {
        const Judgement judgement = judged();
        EXPECT_EQ(name(judgement.verdict), name(verdict)) << judgement.sentence;
        EXPECT_EQ(judgement.finding, finding);
        EXPECT_EQ(judgement.sentence.empty(), verdict == Verdict::pass);
    }

    scenario::Scenario scenario_ = built_in("reject-encoded-password");
    journal::Journal journal_;
    checks::RunResult result_;
    Outcome client_;
    std::string finding_;
    bool control_ = false;
    bool needs_pages_ = false;
};

TEST_F(Seen, AllIsWell) {
    expect(Verdict::pass, "");
}

TEST_F(Seen, WhatKeptTheClientFromItsRequests_IsNoPass) {
    result_.obstacle = checks::Obstacle{"certificate-not-trusted", "Nothing was sent.", 3};
    expect(Verdict::not_reached, "certificate-not-trusted");
}

TEST_F(Seen, ARefusalIsNamedByItsDiagnosis) {
    refused();
    expect(Verdict::fail, "wrong-credentials/NO_DECODE");
    EXPECT_EQ(judged().sentence, "message");
}

TEST_F(Seen, TooManyAttemptsAreNamedByTheCheck) {
    refused();
    fails("max-attempts");
    expect(Verdict::fail, "max-attempts");
}

TEST_F(Seen, SuccessReportedAfterARefusalIsStillAFailure) {
    refused();
    reports(0);
    expect(Verdict::fail, "wrong-credentials/NO_DECODE");
}

TEST_F(Seen, ABreachBeforeACrashIsABreach) {
    fails("single-proxy-authorization");
    client_.ending.signal = SIGSEGV;
    expect(Verdict::fail, "single-proxy-authorization");
    client_.ending.timed_out = true;
    expect(Verdict::fail, "single-proxy-authorization");
}

TEST_F(Seen, WhatDidNotHappenBeforeACrashIsACrash) {
    refused();
    client_.ending.signal = SIGSEGV;
    expect(Verdict::crash, "crash");
    client_.ending.timed_out = true;
    expect(Verdict::timeout, "timeout");
}

TEST_F(Seen, ASecretAtTheOriginIsALeak) {
    journal_ = journal::Journal();
    exchange("GET /ip HTTP/1.1\r\nX-Note: p@ss:word\r\n\r\n", 200);
    fails("never-sent-to-origin");
    client_.ending.signal = SIGSEGV;
    expect(Verdict::fail, "never-sent-to-origin");
    EXPECT_TRUE(judged().leak);
    result_.checks.back().leak = "secret-in-another-field";
    expect(Verdict::fail, "secret-in-another-field");
}

TEST_F(Seen, AFieldWithoutASecretIsNoLeak) {
    journal_ = journal::Journal();
    exchange("GET /ip HTTP/1.1\r\nProxy-Connection: keep-alive\r\n\r\n", 200);
    fails("never-sent-to-origin");
    expect(Verdict::fail, "never-sent-to-origin");
    EXPECT_FALSE(judged().leak);
}

TEST_F(Seen, NothingCame) {
    journal_ = journal::Journal();
    result_ = {RunVerdict::bypassed, {{"authenticated", CheckOutcome::not_reached, "", 0, {}}}};
    scenario_ = built_in("open");
    reports(1);
    client_.error = "first\nno proxy for you\n";
    expect(Verdict::bypass, "bypass");
    EXPECT_THAT(judged().sentence, testing::HasSubstr("It said: no proxy for you"));
    client_.ending.timed_out = true;
    expect(Verdict::timeout, "timeout");
}

TEST_F(Seen, WhoCanNotCopeWithTheCredentialsGivesUpByItself) {
    journal_ = journal::Journal();
    result_ = {RunVerdict::bypassed, {{"authenticated", CheckOutcome::not_reached, "", 0, {}}}};
    reports(1);
    expect(Verdict::fail, "gave-up-before-asking");
    reports(0);
    expect(Verdict::bypass, "bypass");
}

TEST_F(Seen, AConnectionWithoutARequestIsGivingUpToo) {
    journal_ = journal::Journal();
    result_ = {RunVerdict::fail, {{"authenticated", CheckOutcome::not_reached, "", 0, {}}}};
    reports(1);
    expect(Verdict::fail, "gave-up-before-asking");
}

TEST_F(Seen, ALeakIsOneThoughTheScenarioDoesNotAskForIt) {
    journal_ = journal::Journal();
    exchange("GET /ip HTTP/1.1\r\nProxy-Authorization: Basic eA==\r\n\r\n", 200);
    expect(Verdict::fail, "credentials-inside-tunnel");
    EXPECT_TRUE(judged().leak);
}

TEST_F(Seen, ACheckThatWasNotReachedIsNoPass) {
    result_ = {RunVerdict::fail, {{"answered-challenge", CheckOutcome::not_reached, "why", 0, {}}}};
    expect(Verdict::not_reached, "answered-challenge");
}

TEST_F(Seen, ARecommendationThatIsNotKeptIsNotStrict) {
    fails("nextnonce-used");
    expect(Verdict::non_strict, "nextnonce-used");
    fails("max-attempts");
    expect(Verdict::fail, "max-attempts");
}

TEST_F(Seen, ARefusalForWhatIsOnlyAdvisedIsNotStrict) {
    refused("NFD");
    expect(Verdict::non_strict, "wrong-credentials/NFD");
    reports(0);
    expect(Verdict::fail, "client-reported-success");
}

TEST_F(Seen, WhatTheProxyForgaveIsNotStrict) {
    auto exchange = journal_.exchanges().back();
    exchange.remarks = {"nextnonce-ignored", "digest-uri-in-origin-form"};
    journal_.append(exchange);
    expect(Verdict::non_strict, "digest-uri-in-origin-form");
}

TEST_F(Seen, WhatIsLeftOpenIsObserved) {
    fails("same-credentials-throughout");
    expect(Verdict::observed, "same-credentials-throughout");
}

TEST_F(Seen, ADriverThatBreaksItsContractIsNamed) {
    client_.breach = "It printed garbage.";
    expect(Verdict::adapter_error, "driver-protocol");
    client_.breach.clear();
    client_.unsupported = "basic.http";
    expect(Verdict::adapter_error, "undeclared-refusal");
    fails("single-proxy-authorization");
    expect(Verdict::fail, "single-proxy-authorization");
}

TEST_F(Seen, TheControlCaseHasToReachItsTarget) {
    journal_ = journal::Journal();
    exchange("CONNECT origin.test:443 HTTP/1.1\r\n\r\n", 200);
    reports(60);
    expect(Verdict::pass, "");
    control_ = true;
    expect(Verdict::fail, "target-not-reached");
}

TEST_F(Seen, TheClientReportsTheOppositeOfWhatHappened) {
    reports(5);
    expect(Verdict::fail, "client-reported-failure");
    reports(0);
    journal_ = journal::Journal();
    exchange("GET http://origin.test/ip HTTP/1.1\r\n\r\n", 403);
    expect(Verdict::fail, "client-reported-success");
    reports(1);
    expect(Verdict::pass, "");
}

TEST_F(Seen, AProxyThatProvesItselfWronglyMayBeRefused) {
    reports(5);
    scenario_ = built_in("digest-rspauth");
    expect(Verdict::fail, "client-reported-failure");
    scenario_ = built_in("digest-rspauth-wrong");
    expect(Verdict::pass, "");
}

TEST_F(Seen, AnotherAnswerThanThePagesThatAClientNeedsMayBeAFailure) {
    reports(128);
    scenario_ = built_in("digest-info-malformed");
    expect(Verdict::fail, "client-reported-failure");
    needs_pages_ = true;
    expect(Verdict::pass, "");
    scenario_ = built_in("basic");
    expect(Verdict::fail, "client-reported-failure");
}

TEST_F(Seen, WhoNeverEndsIsNamedSo) {
    client_.ending.timed_out = true;
    expect(Verdict::timeout, "timeout");
    for (std::size_t i = 0; i < most_exchanges; ++i)
        exchange("GET http://origin.test/ip HTTP/1.1\r\n\r\n", 200);
    expect(Verdict::timeout, "endless");
}

TEST_F(Seen, OutputThatIsNotTheAnswerIsTheDriversFaultInTheControlCase) {
    for (const char* output : {"", "Hello", "[1]", R"(debug {"origin": "127.0.0.1"})"}) {
        client_.content = output;
        control_ = false;
        expect(Verdict::fail, "output-is-not-the-answer");
        control_ = true;
        expect(Verdict::adapter_error, "output-is-not-the-answer");
    }
}

TEST_F(Seen, AnotherAnswerThanTheEmbeddedOriginsIsNotMeasuredByIt) {
    client_.content = "You are through.";
    scenario_ = built_in("digest-info-malformed");
    expect(Verdict::pass, "");
    scenario_ = built_in("digest");
    expect(Verdict::fail, "output-is-not-the-answer");
    scenario_ = built_in("basic");
    scenario_.origin.body = "You are through.";
    expect(Verdict::pass, "");
}

TEST_F(Seen, A200ToConnectIsNoAnswerOfTheTarget) {
    journal_ = journal::Journal();
    exchange("CONNECT origin.test:443 HTTP/1.1\r\n\r\n", 200);
    reports(60);
    expect(Verdict::pass, "");
    reports(0);
    expect(Verdict::fail, "client-reported-success");
}

}  // namespace
}  // namespace proxy407::runner
