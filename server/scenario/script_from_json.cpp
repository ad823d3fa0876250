#include "scenario/script_from_json.hpp"

#include <array>
#include <utility>

namespace proxy407::scenario {

namespace {

using On = Transition::On;

constexpr std::array<std::pair<const char*, On>, 6> events = {{
    {"requests", On::requests},
    {"connections", On::connections},
    {"accepted", On::accepted},
    {"turned_away", On::turned_away},
    {"refused", On::refused},
    {"seconds", On::seconds},
}};

/// The index of the step that a transition leads to: the one named, or the next one.
std::size_t target(
    const json::Node& node,
    const json::Node& script,
    std::size_t index,
    json::Complaints& complaints
) {
    const auto& steps = script.value;
    if (!node.has("then")) {
        if (index + 1 < steps.size()) return index + 1;
        complaints.wrong(node, "no \"then\"", "it, with the name of a step, as none follows");
        return index;
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].at("name") == node["then"].value) return i;
    }
    complaints.wrong(node["then"], "the name of one of the steps");
    return index;
}

}  // namespace

std::vector<Transition> transitions(
    const json::Node& until,
    const json::Node& script,
    std::size_t index,
    json::Complaints& complaints
) {
    std::vector<Transition> found;
    until.each([&](const json::Node& node) {
        Transition transition;
        for (const auto& [key, on] : events) {
            if (!node.has(key)) continue;
            transition.on = on;
            transition.count = node[key].number<std::uint32_t>();
        }
        transition.to = target(node, script, index, complaints);
        found.push_back(transition);
    });
    return found;
}

}  // namespace proxy407::scenario
