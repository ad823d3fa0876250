#include "decision/state.hpp"

#include <gtest/gtest.h>

namespace proxy407::decision {

namespace {

TEST(ScriptPositions, MoreAddressesThanItHolds_ForgetTheOneThatBeganFirst) {
    ScriptPositions positions(2);
    const auto address = [](const char* text) { return *scenario::parse_address(text); };
    const std::chrono::system_clock::time_point begin;
    for (const auto* text : {"192.0.2.1", "192.0.2.2", "192.0.2.3"}) {
        auto& position = positions.of(address(text));
        position.step = 1;
        position.began = begin + std::chrono::seconds(text[8]);
    }
    EXPECT_EQ(positions.find(address("192.0.2.1")).step, 0u);
    EXPECT_EQ(positions.find(address("192.0.2.2")).step, 1u);
    EXPECT_EQ(positions.find(address("192.0.2.3")).step, 1u);
}

TEST(ScriptPositions, OneThatNeverCame_IsAtTheBeginning) {
    const ScriptPositions positions;
    EXPECT_EQ(positions.find(*scenario::parse_address("192.0.2.1")).step, 0u);
}

}  // namespace

}  // namespace proxy407::decision
