#include "reports/cause_text.hpp"

#include "unit/reports/fixture.hpp"

namespace proxy407::reports {
namespace {

using results::Cause;
using results::Document;
using results::Result;
using results::Standing;
using results::Verdict;

Result failed(const std::string& scenario, const char* target = "http") {
    Result made = result("one", scenario, Verdict::fail, Standing::unexpected);
    made.target = target;
    made.judgement.finding = made.judgement.check = "host-matches-target";
    return made;
}

Result with_fault(const std::string& scenario) {
    Result made = result("one", scenario, Verdict::pass);
    made.target = "https";
    made.faults = {
        {"host-matches-target",
         "host-matches-target",
         checks::Weight::must,
         false,
         "s",
         0,
         Standing::unexpected}};
    return made;
}

/// The only cause of these results.
class OneCause {
public:
    explicit OneCause(std::vector<Result> results) {
        document_.results = std::move(results);
        causes_ = results::causes_of(document_);
        EXPECT_EQ(causes_.size(), 1u);
    }

    const Cause& get() const { return causes_.front(); }

private:
    Document document_;
    std::vector<Cause> causes_;
};

TEST(CauseText, PlacesAreRowsWithTheirScenarios_ThoseOnTheWayLast) {
    const OneCause cause(
        {with_fault("a"), failed("a"), failed("b"), failed("a", "https"), with_fault("b")}
    );
    EXPECT_EQ(
        places_text(cause.get()), "url http: a, b; url https: a; on the way, url https in 2 cases"
    );
    EXPECT_EQ(places_text(OneCause({with_fault("a")}).get()), "on the way, url https: a");
}

TEST(CauseText, ScenariosAreNamedUpToFive) {
    std::vector<Result> results;
    for (const char* scenario : {"a", "b", "c", "d", "e", "f", "g"})
        results.push_back(failed(scenario));
    EXPECT_EQ(places_text(OneCause(results).get()), "url http: a, b, c, d, e and 2 more");
}

TEST(CauseText, LevelAndClauseAreThoseOfTheCheck) {
    EXPECT_EQ(level_text(OneCause({failed("a")}).get()), "MUST");
    EXPECT_EQ(clause_text(OneCause({failed("a")}).get()), "C-TARGET-06 (RFC 9112 section 3.2)");
    Result lax = with_fault("a");
    lax.faults[0].level = checks::Weight::should;
    EXPECT_EQ(level_text(OneCause({lax}).get()), "SHOULD");
    lax.faults[0].level = checks::Weight::observed;
    EXPECT_EQ(level_text(OneCause({lax}).get()), "choice");
}

TEST(CauseText, ACrashHasNoLevelAndNoClause) {
    const OneCause crash({result("one", "a", Verdict::crash, Standing::unexpected)});
    EXPECT_EQ(level_text(crash.get()), "");
    EXPECT_EQ(clause_text(crash.get()), "");
}

TEST(CauseText, OfOneClient) {
    Document document;
    document.results = {failed("a")};
    const auto causes = results::causes_of(document);
    EXPECT_EQ(causes_of(causes, "one").size(), 1u);
    EXPECT_TRUE(causes_of(causes, "two").empty());
    EXPECT_EQ(count_text({3, 2, 0, 0}), "3 causes in 2 clients");
}

}  // namespace
}  // namespace proxy407::reports
