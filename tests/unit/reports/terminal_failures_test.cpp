#include "reports/terminal_failures.hpp"

#include "unit/reports/fixture.hpp"

#include <gmock/gmock.h>

namespace proxy407::reports {
namespace {

using results::causes_of;
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
    made.judgement.check = "authenticated";
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
        terminal_failures(causes_of(document), true, {}),
        "known  one  wrong-credentials/not-decoded\n"
        "  where      url https: b\n"
        "  level      MUST, C-407-01 (RFC 9110 section 15.5.8)\n"
        "  because    it is so\n"
        "FAIL   one  wrong-credentials/not-decoded\n"
        "  where      url http: a, b; url https: a\n"
        "  level      MUST, C-407-01 (RFC 9110 section 15.5.8)\n"
        "  because    It was not decoded.\n"
        "  reproduce  proxy407 run ...\n"
    );
    EXPECT_THAT(terminal_failures(causes_of(document), false, {}), Not(HasSubstr("known")));
}

TEST(TerminalFailures, PlacesAreNamedUpToFive) {
    std::vector<Result> results;
    for (const char* name : {"a", "b", "c", "d", "e", "f", "g"})
        results.push_back(failed("http", name, Standing::unexpected));
    const Document document = document_of(results);
    EXPECT_THAT(
        terminal_failures(causes_of(document), true, {}),
        HasSubstr("url http: a, b, c, d, e and 2 more\n")
    );
}

TEST(TerminalFailures, AKnownLeakIsTold_HoweverManyOthersAreKnown) {
    Result leak = failed("https", "a", Standing::known);
    leak.judgement.leak = true;
    leak.link = "https://example.org/1";
    const Document document = document_of({leak});
    EXPECT_EQ(
        terminal_failures(causes_of(document), false, {}),
        "known leak one  wrong-credentials/not-decoded\n"
        "  where      url https: a\n"
        "  level      MUST, C-407-01 (RFC 9110 section 15.5.8)\n"
        "  because    it is so\n"
    );
}

TEST(TerminalFailures, OfAWithheldLeak_TheyShowThatItIsThere) {
    Result leak = failed("https", "a", Standing::known);
    leak.judgement.leak = true;
    const Document document = document_of({leak});
    EXPECT_EQ(
        terminal_failures(causes_of(document), false, {}),
        "known leak one  withheld: it has no public reference yet (docs/disclosure.md)\n"
    );
    leak.standing = Standing::unexpected;
    const Document with_new = document_of({leak});
    EXPECT_THAT(
        terminal_failures(causes_of(with_new), false, {}),
        HasSubstr("wrong-credentials/not-decoded")
    );
}

TEST(TerminalFailures, ALeakOnTheWayIsTheLastToBeRead) {
    Result leaks = result("one", "b", Verdict::pass);
    leaks.target = "https";
    leaks.faults = {
        {"never-sent-to-origin",
         "credentials-inside-tunnel",
         checks::Weight::must,
         true,
         "The origin saw it.",
         0,
         Standing::unexpected}};
    const Document document = document_of({leaks, failed("http", "a", Standing::unexpected)});
    const std::string text = terminal_failures(causes_of(document), false, {});
    EXPECT_LT(text.find("FAIL"), text.find("LEAK   one  credentials-inside-tunnel"));
    EXPECT_THAT(text, HasSubstr("where      on the way, url https: b\n"));
}

TEST(TerminalFailures, NonStrict_SaysWhatWasNotFollowedWhereKnownFailuresAreShown) {
    Result lax = failed("http", "a", Standing::expected);
    lax.judgement.verdict = Verdict::non_strict;
    const Document lax_document = document_of({lax});
    EXPECT_THAT(
        terminal_failures(causes_of(lax_document), true, {}),
        testing::StartsWith(
            "NON STRICT one  wrong-credentials/not-decoded\n  where      url http: a\n"
        )
    );
    EXPECT_EQ(terminal_failures(causes_of(lax_document), false, {}), "");
}

TEST(TerminalFailures, AStaleEntryIsToBeDeleted) {
    Result stale = result("one", "a", Verdict::pass, Standing::stale);
    stale.reason = "it was so";
    const Document stale_document = document_of({stale});
    EXPECT_THAT(
        terminal_failures(causes_of(stale_document), false, {}),
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
            (terminal_failures(causes_of(document), with_known, {}) + terminal_flaky(document, {}))
                .find('\x1b'),
            std::string::npos
        );
}

}  // namespace
}  // namespace proxy407::reports
