#include "unit/results/fixture.hpp"

namespace proxy407::results {
namespace {

TEST(ToJson, WhatIsReadIsWrittenAgain) {
    EXPECT_EQ(to_text(fixture()), fixture_text());
}

TEST(ToJson, AnEmptyDocumentIsOneToo) {
    EXPECT_EQ(told(read(to_text({}), "f")), "");
}

}  // namespace
}  // namespace proxy407::results
