#include "site/upstream.hpp"

#include "unit/site/fixture.hpp"

namespace proxy407::site {
namespace {

using testing::HasSubstr;
using testing::Not;

Result failing() {
    Result made = case_of("url", "http", "special/slash", Verdict::fail);
    made.judgement.finding = "wrong-credentials/percent-decoded-twice";
    made.judgement.check = "credentials-exact";
    made.judgement.sentence = "It came decoded twice.";
    made.reason = "One decodes twice";
    made.reproduce = "proxy407 certify --client one --scenario special/slash --show";
    made.standing = Standing::known;
    return made;
}

std::string reports_on(std::vector<Result> results) {
    const auto document = document_of(std::move(results));
    return upstream_reports(
        client_results(document).at(0), {{"", "one/driver.py", "get('```')\n"}}
    );
}

TEST(Upstream, AReport_HasWhatAMaintainerActsOn) {
    const std::string text = reports_on({failing()});
    for (const char* part :
         {"# One: One decodes twice\n",
          "Seen with one 1.0 (Linux x86_64, 2026-11-30, proxy407 1.0): url http: special/slash.",
          "## What happens\n\nIt came decoded twice.\n",
          "User `user`, password `pa/ss`.",
          "From `client-tests/clients/one/driver.py`:\n\n````\nget('```')\n````\n",
          "Level: MUST",
          "RFC 7617",
          "## How to check",
          "proxy407 certify --client one --channel url --target http --scenario special/slash "
          "--show"})
        EXPECT_THAT(text, HasSubstr(part));
    EXPECT_THAT(text, Not(HasSubstr("in private")));
}

TEST(Upstream, ALeakWithoutAReference_IsTold_AndToBeSentInPrivate) {
    Result leaks = case_of("url", "https", "basic");
    leaks.faults = {leak("credentials-inside-tunnel")};
    EXPECT_THAT(reports_on({leaks}), HasSubstr("Send it in private"));
    EXPECT_THAT(reports_on({leaks}), HasSubstr("credentials-inside-tunnel"));
}

TEST(Upstream, EachCauseHasItsReport_AndAChoiceHasNone) {
    Result other = failing();
    other.judgement.finding = "other";
    other.reason = "Another reason";
    Result choice = case_of("url", "http", "basic", Verdict::observed);
    choice.judgement.finding = "a-choice";
    const std::string text = reports_on({failing(), other, choice});
    EXPECT_THAT(text, HasSubstr("\n---\n\n# One: Another reason"));
    EXPECT_THAT(text, Not(HasSubstr("a-choice")));
    EXPECT_EQ(reports_on({case_of("url", "http", "basic")}), "");
}

}  // namespace
}  // namespace proxy407::site
