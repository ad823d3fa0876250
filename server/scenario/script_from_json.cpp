#include "scenario/script_from_json.hpp"

#include "json/nearest.hpp"

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
    const std::size_t count = script.value.size();
    if (!node.has("then")) {
        if (index + 1 < count) return index + 1;
        if (complaints.is_sound(node.path + "/then"))
            complaints.wrong(
                node, "missing key \"then\"", "", "name a step: none follows this one"
            );
        return index;
    }
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) {
        names.push_back(script.item(i)["name"].text());
        if (names.back() == node["then"].text()) return i;
    }
    if (complaints.is_sound(script.path)) {
        const auto fix = json::did_you_mean(node["then"].text(), names);
        complaints.wrong(
            node["then"], json::shown(node["then"].value), "the name of one of the steps", fix
        );
    }
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
