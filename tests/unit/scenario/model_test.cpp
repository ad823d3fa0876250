#include "scenario/model.hpp"

#include <gtest/gtest.h>

namespace proxy407::scenario {
namespace {

TEST(OfferedSchemes, AreThoseOfEveryStepAndOfItsConnectAndPlain) {
    Step connect;
    connect.schemes = {auth::TokenPolicy{}};
    Step plain;
    plain.schemes = {auth::BearerPolicy{}};
    Scenario scenario;
    scenario.steps.resize(2);
    scenario.steps[0].schemes = {auth::BasicPolicy{}, auth::DigestPolicy{}};
    scenario.steps[1].connect = std::make_shared<Step>(connect);
    scenario.steps[1].plain = std::make_shared<Step>(plain);
    const auto offered = offered_schemes(scenario);
    ASSERT_EQ(offered.size(), 4u);
    EXPECT_TRUE(std::holds_alternative<auth::BasicPolicy>(*offered[0]));
    EXPECT_TRUE(std::holds_alternative<auth::DigestPolicy>(*offered[1]));
    EXPECT_TRUE(std::holds_alternative<auth::TokenPolicy>(*offered[2]));
    EXPECT_TRUE(std::holds_alternative<auth::BearerPolicy>(*offered[3]));
    EXPECT_TRUE(offered_schemes({}).empty());
}

}  // namespace
}  // namespace proxy407::scenario
