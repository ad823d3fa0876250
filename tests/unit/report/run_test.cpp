#include "report/run.hpp"

#include <gmock/gmock.h>

namespace proxy407::report {
namespace {

using checks::CheckResult;
using checks::Outcome;
using checks::RunResult;
using checks::RunVerdict;

TEST(RunLines, ChecksInColumns) {
    RunResult result;
    result.verdict = RunVerdict::fail;
    result.checks = {
        CheckResult{"authenticated", Outcome::pass, "user was accepted", 2, {"C-AUTH-01"}},
        CheckResult{"no-leak", Outcome::fail, "the target saw it", 3, {"C-SEC-01", "D07"}},
        CheckResult{"reuse", Outcome::not_reached, "", 0, {}},
    };
    EXPECT_EQ(
        run_lines(result, {}),
        "FAIL  1 of 3 checks passed\n"
        "  ok    authenticated  user was accepted (#2)\n"
        "  FAIL  no-leak        the target saw it (#3) [C-SEC-01] [D07]\n"
        "  -     reuse          not reached\n"
    );
}

TEST(RunLines, ALeakIsToldAsAFindingOfItsOwn) {
    RunResult result;
    result.checks = {
        CheckResult{
            "x", Outcome::fail, "Seen.", 2, {"C-1"}, "credentials-inside", {"CVE-1", "CVE-2"}},
        CheckResult{"y", Outcome::fail, "Seen.", 0, {}, "another", {}},
    };
    const auto lines = run_lines(result, {});
    EXPECT_THAT(lines, testing::HasSubstr("[C-1] LEAK credentials-inside, as in CVE-1, CVE-2.\n"));
    EXPECT_THAT(lines, testing::HasSubstr("Seen. LEAK another.\n"));
}

TEST(RunLines, Obstacle_ComesBeforeTheChecksWithALineForEachClient) {
    RunResult result;
    result.checks = {CheckResult{"authenticated", Outcome::pass, "Let through.", 2, {}}};
    result.obstacle = {"certificate-not-trusted", "Nothing was sent.", 3};
    const auto lines = run_lines(result, {});
    EXPECT_THAT(
        lines,
        testing::StartsWith(
            "FAIL  1 of 1 checks passed\n"
            "  certificate-not-trusted  Nothing was sent. (#3) The file PROXY407_CA_FILE holds the "
            "certificate\n"
            "                           that the client has to trust.\n"
        )
    );
    EXPECT_THAT(lines, testing::EndsWith("  ok    authenticated  Let through. (#2)\n"));
    for (const char* word :
         {"--proxy-cacert",
          "SSL_CERT_FILE",
          "REQUESTS_CA_BUNDLE",
          "NODE_EXTRA_CA_CERTS",
          "GIT_SSL_CAINFO",
          "PIP_CERT",
          "CARGO_HTTP_CAINFO",
          "javax.net.ssl.trustStore"})
        EXPECT_THAT(lines, testing::HasSubstr(word));
}

TEST(RunLines, PassAndBypass) {
    RunResult result;
    result.verdict = RunVerdict::pass;
    EXPECT_EQ(run_lines(result, {}), "PASS  0 of 0 checks passed\n");
    EXPECT_EQ(run_lines(result, {.colour = true}), "\x1b[32mPASS\x1b[0m  0 of 0 checks passed\n");
    result.verdict = RunVerdict::bypassed;
    EXPECT_EQ(run_lines(result, {}), "BYPASSED  no connection ever came to the proxy\n");
}

TEST(RunLines, FailureOfTheCommandItself_IsInTheFirstLine) {
    RunResult result;
    result.verdict = RunVerdict::pass;
    EXPECT_EQ(
        run_lines(result, {}, "the command failed at its target: 404"),
        "PASS as to the proxy; the command failed at its target: 404  0 of 0 checks passed\n"
    );
}

TEST(RunLines, EachVerdictSaysWhatItMeans) {
    RunResult result;
    result.checks = {CheckResult{"opaque-echoed", Outcome::fail, "It changed.", 2, {"C-1"}}};
    result.breaches = {{"opaque-echoed", checks::Weight::should, false, false, "", ""}};
    result.verdict = RunVerdict::non_strict;
    EXPECT_EQ(
        run_lines(result, {}),
        "NON STRICT  0 of 1 checks passed; the client did not do what a standard recommends "
        "(--strict: a failure)\n"
        "  lax   opaque-echoed  It changed. (#2) [C-1]\n"
    );
    result.breaches[0].weight = checks::Weight::observed;
    result.verdict = RunVerdict::observed;
    EXPECT_EQ(
        run_lines(result, {}),
        "OBSERVED  0 of 1 checks passed; the standards leave the rest to the client\n"
        "  note  opaque-echoed  It changed. (#2) [C-1]\n"
    );
    result.verdict = RunVerdict::not_reached;
    EXPECT_THAT(run_lines(result, {}), testing::StartsWith("NOT REACHED  0 of 1 checks passed; "));
}

TEST(RunLines, WhateverMadeTheVerdictHasALine) {
    RunResult result;
    result.breaches = {
        {"never-sent-to-origin", checks::Weight::must, false, true, "in-the-tunnel", "Seen."},
        {"", checks::Weight::should, false, false, "ntlm-version-1", "Forgiven."},
    };
    const auto lines = run_lines(result, {});
    EXPECT_THAT(
        lines, testing::HasSubstr("  FAIL  never-sent-to-origin  Seen. LEAK in-the-tunnel.\n")
    );
    EXPECT_THAT(lines, testing::HasSubstr("  lax   ntlm-version-1  Forgiven.\n"));
}

TEST(RunLines, SentencesMayHoldOctetsFromTheWire) {
    RunResult result;
    result.checks = {CheckResult{"x", Outcome::fail, "got \x1b[2J", 0, {}}};
    EXPECT_THAT(run_lines(result, {}), testing::Not(testing::HasSubstr("\x1b")));
}

TEST(RunLines, ObstacleWithACaFile_NamesThatFileAndNoVariable) {
    checks::RunResult result;
    result.verdict = checks::RunVerdict::not_reached;
    result.obstacle = {"certificate-not-trusted", "Nothing was sent.", 3};
    const auto lines = run_lines(result, {}, "", "/tmp/a b/ca.pem");
    EXPECT_THAT(lines, testing::HasSubstr("export PIP_CERT='/tmp/a b/ca.pem'"));
    EXPECT_THAT(lines, testing::Not(testing::HasSubstr("PROXY407_CA_FILE")));
}

}  // namespace
}  // namespace proxy407::report
