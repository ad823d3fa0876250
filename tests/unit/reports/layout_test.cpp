#include "reports/layout.hpp"

#include "unit/reports/fixture.hpp"

#include <gmock/gmock.h>

namespace proxy407::reports {
namespace {

using results::Document;
using results::Verdict;

TEST(Layout, ColumnsStandInTheOrderOfTheScenariosByFamily_ControlCasesFirst) {
    Document document;
    document.scenarios = {{"b", "", "two", ""}, {"a", "", "one", ""}, {"c", "", "two", ""}};
    for (const char* name : {"c", "unlisted", "a", "b"})
        document.results.push_back(result("x", name, Verdict::pass));
    document.results[1].control = true;
    document.results.push_back(document.results[0]);
    document.results.back().pair = "at-sign";
    const Columns columns(document);
    EXPECT_THAT(columns.families(), testing::ElementsAre("control", "two", "one"));
    std::string order;
    for (const Column& column : columns.all())
        order += column.scenario + column.pair + std::to_string(column.family) + ' ';
    EXPECT_EQ(order, "unlisted0 b1 c1 cat-sign1 a2 ");
    EXPECT_EQ(columns.index_of(document.results[4]), 3u);
    EXPECT_EQ(columns.index_of(document.results[1]), 0u);
}

}  // namespace
}  // namespace proxy407::reports
