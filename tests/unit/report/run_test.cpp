#include "report/terminal.hpp"

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

TEST(RunLines, PassAndBypass) {
    RunResult result;
    result.verdict = RunVerdict::pass;
    EXPECT_EQ(run_lines(result, {}), "PASS  0 of 0 checks passed\n");
    EXPECT_EQ(run_lines(result, {.colour = true}), "\x1b[32mPASS\x1b[0m  0 of 0 checks passed\n");
    result.verdict = RunVerdict::bypassed;
    EXPECT_THAT(
        run_lines(result, {}),
        testing::StartsWith("BYPASSED  no connection ever came to the proxy\n")
    );
}

TEST(RunLines, SentencesMayHoldOctetsFromTheWire) {
    RunResult result;
    result.checks = {CheckResult{"x", Outcome::fail, "got \x1b[2J", 0, {}}};
    EXPECT_THAT(run_lines(result, {}), testing::Not(testing::HasSubstr("\x1b")));
}

}  // namespace
}  // namespace proxy407::report
