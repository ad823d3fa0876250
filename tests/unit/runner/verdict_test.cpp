#include "runner/verdict.hpp"

#include "unit/runner/support.hpp"

#include <gmock/gmock.h>

#include <csignal>

namespace proxy407::runner {
namespace {

using checks::Outcome;
using checks::RunVerdict;

/// One case as it was seen, made up.
class Seen : public testing::Test {
protected:
    Seen() {
        client_.output = R"({"origin": "127.0.0.1"})";
        exchange("GET http://origin.test/ip HTTP/1.1\r\n\r\n", 200);
        result_.verdict = RunVerdict::pass;
        result_.checks = {{"authenticated", Outcome::pass, "", 1, {}}};
    }

    void exchange(const std::string& head, int status) {
        journal::Exchange exchange;
        exchange.head = http::parse_request_head(head);
        exchange.status = status;
        exchange.origin_saw = status == 200 ? head : "";
        if (status == 407)
            exchange.diagnosis = diagnosis::Diagnosis{
                diagnosis::Cause::wrong_credentials, "NO_DECODE", {}, "message", "", "", "", {}};
        journal_.append(std::move(exchange));
    }

    void refused() {
        journal_ = journal::Journal();
        exchange("GET http://origin.test/ip HTTP/1.1\r\n\r\n", 407);
        result_.verdict = RunVerdict::fail;
        result_.checks = {{"authenticated", Outcome::fail, "sentence", 1, {}}};
        client_.ending.code = 22;
        client_.output = "";
    }

    void fails(const std::string& check) {
        result_.verdict = RunVerdict::fail;
        result_.checks.push_back({check, Outcome::fail, "sentence", 1, {}});
    }

    Judgement judged() { return judge({scenario_, result_, journal_, client_}); }

    void expect(Verdict verdict, const std::string& finding) {
        const Judgement judgement = judged();
        EXPECT_EQ(name(judgement.verdict), name(verdict)) << judgement.sentence;
        EXPECT_EQ(judgement.finding, finding);
        EXPECT_EQ(judgement.sentence.empty(), verdict == Verdict::pass);
    }

    scenario::Scenario scenario_ = built_in("reject-encoded-password");
    journal::Journal journal_;
    checks::RunResult result_;
    Captured client_;
};

TEST_F(Seen, AllIsWell) {
    expect(Verdict::pass, "");
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
    client_.ending.code = 0;
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
    result_ = {RunVerdict::bypassed, {{"authenticated", Outcome::not_reached, "", 0, {}}}};
    client_.ending.code = 1;
    client_.error = "first\nno proxy for you\n";
    expect(Verdict::bypass, "bypass");
    EXPECT_THAT(judged().sentence, testing::HasSubstr("It said: no proxy for you"));
    client_.ending.timed_out = true;
    expect(Verdict::timeout, "timeout");
}

TEST_F(Seen, ACheckThatWasNotReachedIsNoPass) {
    result_ = {RunVerdict::fail, {{"answered-challenge", Outcome::not_reached, "why", 0, {}}}};
    expect(Verdict::fail, "not-reached/answered-challenge");
}

TEST_F(Seen, TheClientReportsTheOppositeOfWhatHappened) {
    client_.ending.code = 5;
    expect(Verdict::fail, "client-reported-failure");
    client_.ending.code = 0;
    journal_ = journal::Journal();
    exchange("GET http://origin.test/ip HTTP/1.1\r\n\r\n", 403);
    expect(Verdict::fail, "client-reported-success");
    client_.ending.code = 1;
    expect(Verdict::pass, "");
}

TEST_F(Seen, OutputThatIsNotTheAnswerIsTheDriversFault) {
    for (const char* output : {"", "Hello", "[1]", R"(debug {"origin": "127.0.0.1"})"}) {
        client_.output = output;
        expect(Verdict::adapter_error, "output-is-not-the-answer");
    }
}

TEST_F(Seen, A200ToConnectIsNoAnswerOfTheTarget) {
    journal_ = journal::Journal();
    exchange("CONNECT origin.test:443 HTTP/1.1\r\n\r\n", 200);
    client_.ending.code = 60;
    expect(Verdict::pass, "");
    client_.ending.code = 0;
    expect(Verdict::fail, "client-reported-success");
}

}  // namespace
}  // namespace proxy407::runner
