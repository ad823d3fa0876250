#include "reports/terminal_failures.hpp"

#include "unit/reports/fixture.hpp"

#include <gmock/gmock.h>

namespace proxy407::reports {
namespace {

using results::Document;
using results::Result;
using results::Standing;
using results::Verdict;
using testing::HasSubstr;
using testing::Not;

Result failed(const char* target, const char* scenario, Standing standing) {
    Result made = result("one", scenario, Verdict::fail, standing);
    made.target = target;
    made.judgement.finding = "wrong-credentials/not-decoded";
    made.judgement.sentence = "It was not decoded.";
    made.reason = standing == Standing::known ? "it is so" : "";
    made.reproduce = "proxy407 run ...";
    return made;
}

Document document_of(std::vector<Result> results) {
    Document document;
    document.results = std::move(results);
    return document;
}

TEST(TerminalFailures, AFailureIsShownOnceWithEveryPlace) {
    const Document document = document_of(
        {failed("http", "a", Standing::unexpected),
         failed("http", "b", Standing::unexpected),
         failed("https", "a", Standing::unexpected),
         failed("https", "b", Standing::known),
         result("one", "c", Verdict::setup_fail, Standing::unexpected)}
    );
    EXPECT_EQ(
        terminal_failures(document, true, {}),
        "known  one  wrong-credentials/not-decoded\n"
        "  where      url https: b\n"
        "  because    it is so\n"
        "FAIL   one  wrong-credentials/not-decoded\n"
        "  where      url http: a, b; url https: a\n"
        "  because    It was not decoded.\n"
        "  reproduce  proxy407 run ...\n"
    );
    EXPECT_THAT(terminal_failures(document, false, {}), Not(HasSubstr("known")));
}

TEST(TerminalFailures, PlacesAreNamedUpToFive) {
    std::vector<Result> results;
    for (const char* name : {"a", "b", "c", "d", "e", "f", "g"})
        results.push_back(failed("http", name, Standing::unexpected));
    EXPECT_THAT(
        terminal_failures(document_of(results), true, {}),
        HasSubstr("url http: a, b, c, d, e and 2 more\n")
    );
}

TEST(TerminalFailures, AKnownLeakIsTold_HoweverManyOthersAreKnown) {
    Result leak = failed("https", "a", Standing::known);
    leak.judgement.leak = true;
    EXPECT_EQ(
        terminal_failures(document_of({leak}), false, {}),
        "known leak one  wrong-credentials/not-decoded\n"
        "  where      url https: a\n"
        "  because    it is so\n"
    );
}

TEST(TerminalFailures, NonStrict_SaysWhatWasNotFollowedWhereKnownFailuresAreShown) {
    Result lax = failed("http", "a", Standing::expected);
    lax.judgement.verdict = Verdict::non_strict;
    EXPECT_THAT(
        terminal_failures(document_of({lax}), true, {}),
        testing::StartsWith(
            "NON STRICT one  wrong-credentials/not-decoded\n  where      url http: a\n"
        )
    );
    EXPECT_EQ(terminal_failures(document_of({lax}), false, {}), "");
}

TEST(TerminalFailures, AStaleEntryIsToBeDeleted) {
    Result stale = result("one", "a", Verdict::pass, Standing::stale);
    stale.reason = "it was so";
    EXPECT_THAT(
        terminal_failures(document_of({stale}), false, {}),
        HasSubstr("passes now delete its entry: it was so\n")
    );
}

TEST(TerminalFlaky, AChangeOfVerdictIsShown) {
    Result one = result("one", "a", Verdict::pass);
    EXPECT_EQ(terminal_flaky(document_of({one}), {}), "");
    one.earlier = {failed("http", "a", Standing::unexpected).judgement};
    one.flaky = true;
    EXPECT_EQ(
        terminal_flaky(document_of({one}), {}),
        "FLAKY  one  url http: a\n"
        "  verdicts   FAIL wrong-credentials/not-decoded, then PASS\n"
    );
}

TEST(TerminalFailures, EscapesOfATerminalAreShown) {
    Document document = fixture();
    for (const bool with_known : {true, false})
        EXPECT_EQ(
            (terminal_failures(document, with_known, {}) + terminal_flaky(document, {}))
                .find('\x1b'),
            std::string::npos
        );
}

}  // namespace
}  // namespace proxy407::reports
