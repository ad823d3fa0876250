#include "checks/check.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

TEST(Check, NamesOfOutcomesAndWeights) {
    EXPECT_EQ(name(Outcome::pass), "pass");
    EXPECT_EQ(name(Outcome::not_reached), "not-reached");
    EXPECT_EQ(name(Weight::must), "must");
    EXPECT_EQ(name(Weight::practice), "practice");
}

}  // namespace
}  // namespace proxy407::checks
