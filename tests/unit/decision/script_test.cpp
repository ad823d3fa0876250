#include "decision/script.hpp"

#include <gtest/gtest.h>

namespace proxy407::decision {

namespace {

TEST(Script, StepsFollowTheirCountsAndTheLastStays) {
    scenario::Scenario scenario;
    for (const auto requests : {1u, 2u, 1u}) {
        scenario::Step step;
        step.name = std::to_string(scenario.steps.size());
        step.requests = requests;
        scenario.steps.push_back(step);
    }
    ScenarioState state;
    state.scenario = &scenario;
    std::string seen;
    for (int i = 0; i < 6; ++i) {
        seen += current_step(state).name;
        count_request(state);
    }
    EXPECT_EQ(seen, "011222");
}

TEST(Script, AStepWithoutCountNeverEnds) {
    scenario::Scenario scenario;
    scenario.steps.resize(2);
    ScenarioState state;
    state.scenario = &scenario;
    for (int i = 0; i < 100; ++i) count_request(state);
    EXPECT_EQ(state.step, 0u);
}

}  // namespace

}  // namespace proxy407::decision
