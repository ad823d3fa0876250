#include "scenario/script_from_json.hpp"

#include <gtest/gtest.h>

namespace proxy407::scenario {
namespace {

using On = Transition::On;

/// The transitions of the step at `index`, and the complaints about them.
std::vector<Transition> read(
    const nlohmann::json& script, std::size_t index, json::Mistakes& mistakes
) {
    const auto text = script.dump();
    const json::Positions positions(text, "s.json", mistakes);
    json::Complaints complaints(positions, "s.json", mistakes);
    const json::Node steps{script, ""};
    return transitions(steps.item(index)["until"], steps, index, complaints);
}

TEST(ScriptFromJson, TransitionsLeadToTheNextStepOrToTheOneNamed) {
    const auto script = nlohmann::json::parse(R"([
        {"name": "a", "until": [{"accepted": 1, "then": "c"}, {"turned_away": 2}]},
        {"name": "b", "until": [{"connections": 3}, {"seconds": 4}]},
        {"name": "c", "until": [{"requests": 5, "then": "a"}]}])");

    const struct {
        std::size_t step;
        std::size_t place;
        On on;
        unsigned count;
        std::size_t to;
    } rows[] = {
        {0, 0, On::accepted, 1, 2},
        {0, 1, On::turned_away, 2, 1},
        {1, 0, On::connections, 3, 2},
        {1, 1, On::seconds, 4, 2},
        {2, 0, On::requests, 5, 0},
    };

    json::Mistakes mistakes;
    for (const auto& row : rows) {
        const auto transition = read(script, row.step, mistakes).at(row.place);
        EXPECT_EQ(transition.on, row.on);
        EXPECT_EQ(transition.count, row.count);
        EXPECT_EQ(transition.to, row.to);
    }
    EXPECT_TRUE(mistakes.empty());
}

TEST(ScriptFromJson, ATransitionToNowhereIsAMistake) {
    json::Mistakes mistakes;
    read(
        nlohmann::json::parse(R"([{"name": "a", "until": [{"requests": 1, "then": "b"}]}])"),
        0,
        mistakes
    );
    read(nlohmann::json::parse(R"([{"name": "a", "until": [{"requests": 1}]}])"), 0, mistakes);
    ASSERT_EQ(mistakes.size(), 2u);
    EXPECT_EQ(mistakes[0].path, "/0/until/0/then");
    EXPECT_EQ(mistakes[0].expected, "the name of one of the steps");
    EXPECT_EQ(mistakes[1].path, "/0/until/0");
}

}  // namespace
}  // namespace proxy407::scenario
