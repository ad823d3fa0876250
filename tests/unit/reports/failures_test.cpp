#include "reports/failures.hpp"

#include "unit/reports/fixture.hpp"

namespace proxy407::reports {
namespace {

using results::Document;
using results::Result;
using results::Standing;
using results::Verdict;

TEST(Failures, OfOneKindArePutTogetherForEachClient) {
    Document document;
    document.results = {
        result("one", "a", Verdict::fail, Standing::unexpected),
        result("one", "b", Verdict::fail, Standing::known),
        result("one", "c", Verdict::fail, Standing::unexpected),
        result("two", "a", Verdict::fail, Standing::unexpected),
        result("two", "b", Verdict::pass)};
    const auto failures = failures_of(document, is_news);
    ASSERT_EQ(failures.size(), 2u);
    EXPECT_EQ(failures[0].cases.size(), 2u);
    EXPECT_EQ(failures[0].first().scenario, "a");
    EXPECT_EQ(failures[1].first().client, "two");
}

TEST(Failures, AFailedControlCaseStandsForWhatWasNotRun) {
    Result control = result("one", "open", Verdict::bypass, Standing::unexpected);
    control.control = true;
    EXPECT_TRUE(is_news(control));
    EXPECT_FALSE(is_news(result("one", "a", Verdict::setup_fail, Standing::unexpected)));
}

}  // namespace
}  // namespace proxy407::reports
