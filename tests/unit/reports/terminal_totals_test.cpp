#include "reports/terminal_totals.hpp"

#include "unit/reports/fixture.hpp"

namespace proxy407::reports {
namespace {

using results::Document;
using results::Standing;
using results::Verdict;

TEST(TerminalTotals, EveryCaseThatRanIsCountedOnce) {
    Document document;
    document.results = {
        result("one", "a", Verdict::pass),
        result("one", "b", Verdict::pass, Standing::stale),
        result("one", "c", Verdict::fail, Standing::known),
        result("one", "d", Verdict::fail, Standing::unexpected),
        result("one", "e", Verdict::unsupported),
        result("one", "f", Verdict::non_strict),
        result("one", "g", Verdict::not_reached),
        result("one", "h", Verdict::setup_fail, Standing::unexpected),
        result("one", "i", Verdict::not_run)};
    document.results[3].judgement.leak = true;
    document.results[0].flaky = true;
    EXPECT_EQ(
        terminal_totals(document, {}),
        "7 cases: 1 passed, 1 passed, not strictly, 1 failed as known, 1 not judged, "
        "1 passed unexpectedly, 1 leaked, 1 not reached. 1 flaky. "
        "1 not supported by the client (-). 1 not run.\n"
    );
}

TEST(TerminalCauses, LeaksThatAreKnownAndWithheld_AreCounted) {
    Document document;
    document.results = {result("one", "a", Verdict::fail, Standing::known)};
    document.results[0].judgement.leak = true;
    EXPECT_EQ(
        terminal_causes(results::causes_of(document), {}),
        "To fix: 1 cause in 1 client, 1 of them a leak (1 leak known and withheld).\n"
    );
    document.results[0].link = "https://example.org/1";
    EXPECT_EQ(
        terminal_causes(results::causes_of(document), {}),
        "To fix: 1 cause in 1 client, 1 of them a leak.\n"
    );
}

TEST(TerminalTotals, OfNothingAreZero) {
    EXPECT_EQ(terminal_totals({}, {}), "0 cases.\n");
}

TEST(TerminalScope, CountsScenariosThatWereAskedOnce) {
    Document document;
    document.results = {
        result("one", "open", Verdict::pass),
        result("one", "basic", Verdict::pass),
        result("two", "basic", Verdict::fail),
        result("one", "digest", Verdict::unsupported)};
    document.results[0].control = true;
    EXPECT_EQ(terminal_scope(document, {"open", "basic", "digest"}), "1 of 3 scenarios");
    document.results.push_back(result("one", "./mine.json", Verdict::pass));
    EXPECT_EQ(
        terminal_scope(document, {"open", "basic", "digest"}), "1 of 3 scenarios and 1 of your own"
    );
}

}  // namespace
}  // namespace proxy407::reports
