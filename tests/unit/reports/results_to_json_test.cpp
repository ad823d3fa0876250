#include "unit/reports/fixture.hpp"

namespace proxy407::reports {
namespace {

TEST(ResultsToJson, WhatIsReadIsWrittenAgain) {
    EXPECT_EQ(results_text(fixture()), fixture_text());
}

TEST(ResultsToJson, AnEmptyDocumentIsOneToo) {
    EXPECT_EQ(told(read_results(results_text({}), "f")), "");
}

}  // namespace
}  // namespace proxy407::reports
