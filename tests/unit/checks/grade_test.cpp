#include "checks/grade.hpp"

#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::ClientRun;
using test::get;
using test::right;

TEST(Grade, PassNeedsEveryCheckToPass) {
    ClientRun run;
    run.scenario().expect = {{"authenticated", 0}, {"max-attempts", 1}};
    run.challenged().accepted(get(right()));
    const auto result = run.evaluate_all();
    EXPECT_EQ(result.verdict, RunVerdict::pass);
    ASSERT_EQ(result.checks.size(), 2u);
    EXPECT_EQ(result.checks[1].check, "max-attempts");
    EXPECT_EQ(result.checks[1].requirements, (std::vector<std::string>{"C-407-05", "C-407-06"}));

    run.scenario().expect.push_back({"no-credentials-sent", 0});
    EXPECT_EQ(run.evaluate_all().verdict, RunVerdict::fail);
}

TEST(Grade, NotReachedIsNoPass) {
    ClientRun run;
    run.scenario().expect = {{"authenticated", 0}, {"no-early-tunnel-octets", 0}};
    run.accepted(get(right()));
    EXPECT_EQ(run.evaluate_all().verdict, RunVerdict::not_reached);
}

TEST(Grade, NothingAtTheProxyIsBypassed) {
    ClientRun run;
    run.scenario().expect = {{"authenticated", 0}};
    EXPECT_EQ(run.evaluate_all().verdict, RunVerdict::bypassed);
    // Only the exchanges of another scenario.
    auto other = ClientRun::made(get(right()), test::Verdict::accepted, 200);
    other.scenario = "another";
    run.journal().append(other);
    EXPECT_EQ(run.evaluate_all().verdict, RunVerdict::bypassed);
    // A connection without a request is no bypass, and no pass either.
    run.journal().count_connection();
    EXPECT_EQ(run.evaluate_all().verdict, RunVerdict::not_reached);
}

TEST(Grade, TargetThatNeedsNoProxy_IsReachedPastItAndThatIsNoBypass) {
    ClientRun run;
    run.scenario().expect = {{"no-secret-past-the-proxy", 0}};
    auto direct = ClientRun::made(get(), test::Verdict::open, 200);
    direct.recorder = journal::Recorder::direct_origin;
    run.put(direct);
    EXPECT_EQ(run.evaluate_all().verdict, RunVerdict::bypassed);
    run.scenario().handout.no_proxy = "127.0.0.1";
    EXPECT_EQ(run.evaluate_all().verdict, RunVerdict::pass);
}

TEST(Grade, SecretAtTheSecondProxy_IsALeak) {
    ClientRun run;
    run.scenario().expect = {{"no-secret-at-second-proxy", 0}};
    run.accepted(get(right()));
    auto second = ClientRun::made(get(right()), test::Verdict::open, 200);
    second.recorder = journal::Recorder::second_proxy;
    run.put(second);
    const auto result = run.evaluate_all();
    ASSERT_EQ(result.breaches.size(), 1u);
    EXPECT_TRUE(result.breaches[0].leak);
    EXPECT_EQ(result.breaches[0].finding, "credentials-at-second-proxy");
}

TEST(Grade, WhereNobodyListensNothingIsExpected) {
    ClientRun run;
    run.scenario().listener.refuses = true;
    EXPECT_EQ(run.evaluate_all().verdict, RunVerdict::pass);
}

TEST(Grade, AnUnknownCheckFails) {
    ClientRun run;
    run.scenario().expect = {{"no-such-check", 0}};
    run.accepted(get(right()));
    const auto result = run.evaluate_all();
    EXPECT_EQ(result.verdict, RunVerdict::fail);
    EXPECT_EQ(result.checks.at(0).check, "no-such-check");
}

TEST(Grade, SeveralBreaches_TheGravestWeightIsTheVerdict) {
    ClientRun run;
    run.accepted(get(right()));
    const auto graded = [&](std::vector<CheckResult> results) {
        const Evidence evidence{run.scenario(), run.journal()};
        std::vector<std::string> weights;
        for (const auto& breach : breaches_in(evidence, results))
            weights.emplace_back(name(breach.weight));
        return weights;
    };
    const auto failed = [](const char* check) {
        return CheckResult{check, Outcome::fail, "seen", 1, {}};
    };
    EXPECT_EQ(
        graded({failed("opaque-echoed"), failed("never-sent-to-origin"), failed("usual-spelling")}),
        (std::vector<std::string>{"should", "must", "practice"})
    );
    EXPECT_EQ(graded({failed("no-such-check")}), (std::vector<std::string>{"must"}));
}

TEST(Grade, WeightOfTheScenario_CountsLessAndNeverMore) {
    using scenario::Weight;
    const auto verdict = [](const char* check, Weight at_most) {
        ClientRun run;
        run.scenario().expect = {{check, 0, at_most}};
        run.accepted(get("proxy-authorization: Basic dXNlcjpjb3JyZWN0IGhvcnNl\r\n"));
        return run.evaluate_all().verdict;
    };
    EXPECT_EQ(verdict("no-credentials-sent", Weight::must), RunVerdict::fail);
    EXPECT_EQ(verdict("no-credentials-sent", Weight::should), RunVerdict::non_strict);
    EXPECT_EQ(verdict("no-credentials-sent", Weight::observed), RunVerdict::observed);
    EXPECT_EQ(verdict("usual-spelling", Weight::must), RunVerdict::observed) << "practice at most";
}

TEST(Grade, ALeak_WeighsWhatItWeighsWhateverTheScenarioSays) {
    ClientRun run;
    run.scenario().expect = {{"never-sent-to-origin", 0, scenario::Weight::observed}};
    run.forwarded(get(right()), "GET / HTTP/1.1\r\n" + right() + "\r\n");
    EXPECT_EQ(run.evaluate_all().verdict, RunVerdict::fail);
}

TEST(Grade, ASpellingThatOnlySomeProxiesRefuse_IsObserved) {
    ClientRun run;
    run.scenario().expect = {{"usual-spelling", 0}};
    run.accepted(get("proxy-authorization: Basic dXNlcjpjb3JyZWN0IGhvcnNl\r\n"));
    EXPECT_EQ(run.evaluate_all().verdict, RunVerdict::observed);
}

TEST(Grade, WhatHoldsAnywhere_IsTheSubjectOnlyWhereTheScenarioSaysSo) {
    using scenario::Weight;
    scenario::Scenario one;
    one.expect = {{"authenticated"}, {"max-attempts", 2}, {"host-matches-target"}};
    EXPECT_TRUE(is_subject(one, "authenticated"));
    EXPECT_FALSE(is_subject(one, "max-attempts"));
    EXPECT_FALSE(is_subject(one, "never-sent-to-origin")) << "it is not expected";
    one.expect[1].subject = true;
    EXPECT_TRUE(is_subject(one, "max-attempts"));
    EXPECT_FALSE(is_subject(one, "host-matches-target"));
    one.expect = {{"max-attempts", 2}, {"host-matches-target"}};
    EXPECT_TRUE(is_subject(one, "max-attempts")) << "nothing else is expected";
    EXPECT_TRUE(is_subject(one, "host-matches-target"));
}

TEST(Grade, ABreach_KnowsWhetherTheScenarioIsAboutIt) {
    ClientRun run;
    run.scenario().expect = {{"no-credentials-sent"}, {"single-proxy-authorization"}};
    run.accepted(get(right() + right()));
    const auto breaches = run.evaluate_all().breaches;
    ASSERT_EQ(breaches.size(), 2u);
    EXPECT_TRUE(breaches[0].subject);
    EXPECT_FALSE(breaches[1].subject);
    EXPECT_EQ(breaches[1].exchange, 1u);
}

TEST(Grade, WhatDidNotComeAbout_IsNamedByTheLastRefusal) {
    ClientRun run;
    run.scenario().expect = {{"target-status", 200}};
    run.refused(get(right()), test::Cause::wrong_credentials, "trimmed");
    EXPECT_EQ(run.evaluate_all().breaches.at(0).finding, "wrong-credentials/trimmed");
    auto malformed = ClientRun::made(get(right()), test::Verdict::malformed, 400);
    malformed.complaint = "missing-host";
    run.put(malformed);
    EXPECT_EQ(run.evaluate_all().breaches.at(0).finding, "missing-host");
    run.accepted(get(right()));
    EXPECT_EQ(run.evaluate_all().breaches.at(0).finding, "target-status");
}

TEST(Grade, AnotherFaultInARequestThatLeaks_IsNoLeak) {
    ClientRun run;
    run.scenario().expect = {{"target-status", 404}, {"never-sent-to-origin"}};
    run.forwarded(get(right()), "GET / HTTP/1.1\r\n" + right() + "\r\n");
    const auto breaches = run.evaluate_all().breaches;
    ASSERT_EQ(breaches.size(), 2u);
    EXPECT_FALSE(breaches[0].leak);
    EXPECT_TRUE(breaches[1].leak);
}

TEST(Grade, ARefusal_IsNamedByItsDiagnosis) {
    ClientRun run;
    run.scenario().expect = {{"authenticated", 0}};
    run.refused(get(right()), test::Cause::wrong_credentials, "percent-encoding-not-decoded");
    const auto result = run.evaluate_all();
    EXPECT_EQ(result.verdict, RunVerdict::fail);
    ASSERT_EQ(result.breaches.size(), 1u);
    EXPECT_EQ(result.breaches[0].finding, "wrong-credentials/percent-encoding-not-decoded");
    EXPECT_TRUE(result.breaches[0].has_to_happen);
}

TEST(Grade, ARefusalThatOnlyAdviceAccountsFor_IsNonStrict) {
    for (const char* finding : {"decomposed-unicode", "latin1-instead-of-utf8"}) {
        ClientRun run;
        run.scenario().expect = {{"authenticated", 0}};
        run.refused(get(right()), test::Cause::wrong_credentials, finding);
        EXPECT_EQ(run.evaluate_all().verdict, RunVerdict::non_strict) << finding;
    }
}

TEST(Grade, ARuleThatTheProxyForgave_IsNonStrict) {
    ClientRun run;
    run.scenario().expect = {{"authenticated", 0}};
    auto exchange = ClientRun::made(get(right()), test::Verdict::accepted, 200);
    exchange.remarks = {"nextnonce-ignored", "digest-uri-in-origin-form"};
    run.put(exchange);
    const auto result = run.evaluate_all();
    EXPECT_EQ(result.verdict, RunVerdict::non_strict);
    ASSERT_EQ(result.breaches.size(), 1u);
    EXPECT_EQ(result.breaches[0].finding, "digest-uri-in-origin-form");
    EXPECT_EQ(result.breaches[0].check, "");
}

TEST(Grade, ALeakThatTheScenarioDoesNotAskAbout_Fails) {
    ClientRun run;
    run.scenario().expect = {{"authenticated", 0}};
    run.accepted(get(right())).at_origin("GET / HTTP/1.1\r\n" + right() + "\r\n");
    const auto result = run.evaluate_all();
    EXPECT_EQ(result.verdict, RunVerdict::fail);
    ASSERT_EQ(result.breaches.size(), 1u);
    EXPECT_TRUE(result.breaches[0].leak);
    EXPECT_EQ(result.breaches[0].check, "never-sent-to-origin");
    EXPECT_EQ(result.breaches[0].finding, "credentials-inside-tunnel");
}

TEST(Grade, ASecretInAFieldThatThisProxyKeepsBack_IsALeak) {
    ClientRun run;
    run.scenario().expect = {{"authenticated", 0}};
    const auto credentials = text::base64_encode("user:correct horse");
    run.forwarded(
        get(right() + "Proxy_Authorization: Basic " + credentials + "\r\n"),
        "GET / HTTP/1.1\r\nHost: a.test\r\n\r\n"
    );
    const auto result = run.evaluate_all();
    ASSERT_EQ(result.breaches.size(), 1u);
    EXPECT_TRUE(result.breaches[0].leak);
    EXPECT_EQ(result.breaches[0].finding, "secret-in-another-field");
}

TEST(Grade, NamesAreStable) {
    EXPECT_EQ(name(RunVerdict::pass), "pass");
    EXPECT_EQ(name(RunVerdict::non_strict), "non-strict");
    EXPECT_EQ(name(RunVerdict::observed), "observed");
    EXPECT_EQ(name(RunVerdict::not_reached), "not-reached");
    EXPECT_EQ(name(RunVerdict::fail), "fail");
    EXPECT_EQ(name(RunVerdict::bypassed), "bypassed");
}

TEST(Grade, AHandshakeAtTheOriginIsNoRequest) {
    ClientRun run;
    run.scenario().expect = {{"authenticated", 0}};
    run.accepted(test::connect(right()));
    run.event("tls-handshake-failed: tlsv1 alert unknown ca", journal::Recorder::origin);
    EXPECT_EQ(run.check("never-sent-to-origin").outcome, Outcome::not_reached);
    const auto result = run.evaluate_all();
    EXPECT_EQ(result.verdict, RunVerdict::not_reached);
    ASSERT_TRUE(result.obstacle);
    EXPECT_EQ(result.obstacle->finding, "certificate-not-trusted");
}

}  // namespace
}  // namespace proxy407::checks
