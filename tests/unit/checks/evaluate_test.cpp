#include "checks/check.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

TEST(Evaluate, NamesAreStable) {
    EXPECT_EQ(name(Outcome::pass), "pass");
    EXPECT_EQ(name(Outcome::fail), "fail");
    EXPECT_EQ(name(Outcome::not_reached), "not-reached");
    EXPECT_EQ(name(Weight::must), "must");
    EXPECT_EQ(name(Weight::should), "should");
    EXPECT_EQ(name(Weight::practice), "practice");
    EXPECT_EQ(name(Weight::observed), "observed");
}

}  // namespace
}  // namespace proxy407::checks
