#include "diagnosis/reach.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace proxy407::diagnosis {
namespace {

constexpr auto side = transforms::on::password;

std::vector<std::string> octets_within(Reach& reach, int depth) {
    std::vector<std::string> out;
    const auto end = reach.within(depth);
    for (std::size_t at = 0; at < end; ++at) out.push_back(reach[at].octets);
    return out;
}

TEST(Reach, Forward_HasWhatTransformsMake) {
    Budget budget(10'000);
    Reach reach("p@ss", side, Reach::Direction::forward, budget);
    EXPECT_THAT(octets_within(reach, 0), testing::ElementsAre("p@ss"));
    const auto one = octets_within(reach, 1);
    EXPECT_THAT(one, testing::IsSupersetOf({"p%40ss", "P@ss", "p@ss\n"}));
    EXPECT_THAT(octets_within(reach, 2), testing::Contains("P%40ss\n").Times(0));
    EXPECT_THAT(octets_within(reach, 2), testing::IsSupersetOf({"P%40ss", "p%40ss\n"}));
}

TEST(Reach, Backward_HasWhatItCanHaveBeenMadeOf) {
    Budget budget(10'000);
    Reach reach("\"p%40ss\"", side, Reach::Direction::backward, budget);
    EXPECT_THAT(octets_within(reach, 1), testing::Contains("p%40ss"));
    EXPECT_THAT(octets_within(reach, 2), testing::Contains("p@ss"));
}

TEST(Reach, OctetsMadeInTwoWays_AreOneNodeWithTwoEdges) {
    Budget budget(10'000);
    Reach reach("p@ss", side, Reach::Direction::forward, budget);
    const auto end = reach.within(1);
    for (std::size_t at = 1; at < end; ++at) {
        if (reach[at].octets != "p%40ss") continue;
        EXPECT_GE(reach[at].edges.size(), 2U);
    }
    EXPECT_THAT(octets_within(reach, 2), testing::Contains("p%40ss").Times(1));
}

TEST(Reach, WhatMakesTheSameOfEverything_IsDoneToTheRootAlone) {
    Budget budget(10'000);
    Reach reach("pass", side, Reach::Direction::forward, budget);
    const auto two = reach.within(2);
    for (std::size_t at = 0; at < two; ++at) {
        for (const auto& edge : reach[at].edges) {
            EXPECT_TRUE(!edge.row->is_constant || edge.nearer == 0) << edge.row->id;
        }
    }
    EXPECT_THAT(octets_within(reach, 1), testing::Contains(""));
}

TEST(Reach, SpentBudget_EndsIt) {
    Budget budget(5);
    Reach reach("p@ss w$rd", side, Reach::Direction::forward, budget);
    EXPECT_LE(reach.within(2), 6U);
    EXPECT_TRUE(budget.is_spent());
}

}  // namespace
}  // namespace proxy407::diagnosis
