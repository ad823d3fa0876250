#include "net/content_budget.hpp"

#include <gtest/gtest.h>

namespace proxy407::net {
namespace {

TEST(ContentBudget, AllSharesTogether_StayWithinIt) {
    ContentBudget budget(10);
    ContentBudget::Share one(budget);
    ContentBudget::Share other(budget);
    EXPECT_TRUE(one.take(6));
    EXPECT_FALSE(other.take(5));
    EXPECT_TRUE(other.take(4));
    EXPECT_FALSE(one.take(1));
    EXPECT_EQ(budget.used(), 10u);
}

TEST(ContentBudget, AShareThatEnds_MakesRoom) {
    ContentBudget budget(10);
    {
        ContentBudget::Share one(budget);
        EXPECT_TRUE(one.take(10));
    }
    ContentBudget::Share other(budget);
    EXPECT_TRUE(other.take(10));
    other.give_back();
    other.give_back();
    EXPECT_EQ(budget.used(), 0u);
    EXPECT_TRUE(other.take(10)) << "it can take again";
}

TEST(ContentBudget, AnyNumber_CanBeAskedFor) {
    ContentBudget budget(10);
    ContentBudget::Share one(budget);
    EXPECT_TRUE(one.take(1));
    EXPECT_FALSE(one.take(~std::uint64_t{0}));
    EXPECT_EQ(budget.used(), 1u);
}

}  // namespace
}  // namespace proxy407::net
