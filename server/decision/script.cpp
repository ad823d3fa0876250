#include "decision/script.hpp"

#include <algorithm>

namespace proxy407::decision {

namespace {

using On = scenario::Transition::On;

using Owner = scenario::Scenario::ScriptOwner;

ScriptPosition& position(ScenarioState& state, ConnectionState& connection) {
    switch (state.scenario->script_owner) {
        case Owner::proxy: return state.script;
        case Owner::address: return state.scripts.of(connection.peer);
        case Owner::connection: return connection.script;
    }
    return state.script;
}

const ScriptPosition& position(const ScenarioState& state, const ConnectionState& connection) {
    switch (state.scenario->script_owner) {
        case Owner::proxy: return state.script;
        case Owner::address: return state.scripts.find(connection.peer);
        case Owner::connection: return connection.script;
    }
    return state.script;
}

bool holds(
    const scenario::Transition& transition,
    const ScriptPosition& at,
    std::chrono::system_clock::time_point now,
    bool connection_comes
) {
    switch (transition.on) {
        case On::requests: return at.requests >= transition.count;
        case On::connections: return connection_comes && at.connections >= transition.count;
        case On::accepted: return at.accepted >= transition.count;
        case On::turned_away: return at.turned_away >= transition.count;
        case On::refused: return at.refused >= transition.count;
        case On::seconds:
            return at.began && now - *at.began >= std::chrono::seconds(transition.count);
    }
    return false;
}

/// At most as many steps on as there are: a script may go round in a circle.
void leave_finished_steps(
    const scenario::Scenario& scenario,
    ScriptPosition& at,
    std::chrono::system_clock::time_point now,
    bool connection_comes
) {
    for (std::size_t left = scenario.steps.size(); left > 0; --left) {
        const auto& until = scenario.steps[at.step].until;
        const auto* taken = static_cast<const scenario::Transition*>(nullptr);
        for (const auto& transition : until) {
            if (taken == nullptr && holds(transition, at, now, connection_comes)) {
                taken = &transition;
            }
        }
        if (taken == nullptr) break;
        at = {};
        at.step = taken->to;
        at.began = now;
    }
    if (!at.began) at.began = now;
}

}  // namespace

ScriptPosition& ScriptPositions::of(const scenario::Address& address) {
    const auto found = positions_.find(address);
    if (found != positions_.end()) return found->second;
    if (positions_.size() >= most_) {
        const auto by_begin = [](const auto& a, const auto& b) {
            return a.second.began < b.second.began;
        };
        positions_.erase(std::ranges::min_element(positions_, by_begin));
    }
    return positions_[address];
}

const ScriptPosition& ScriptPositions::find(const scenario::Address& address) const {
    static const ScriptPosition beginning;
    const auto found = positions_.find(address);
    return found == positions_.end() ? beginning : found->second;
}

const scenario::Step& current_step(const ScenarioState& state, const ConnectionState& connection) {
    return state.scenario->steps[position(state, connection).step];
}

const scenario::Step& for_kind(const scenario::Step& step, const http::RequestHead& head) {
    const auto& other = head.is_connect() ? step.connect : step.plain;
    return other ? *other : step;
}

const auth::Accounts& accounts(const scenario::Scenario& scenario, const scenario::Step& step) {
    return step.users ? *step.users : scenario.users;
}

void note_connection(
    ScenarioState& state, ConnectionState& connection, std::chrono::system_clock::time_point now
) {
    auto& at = position(state, connection);
    leave_finished_steps(*state.scenario, at, now, true);
    ++at.connections;
}

void note_request(
    ScenarioState& state, ConnectionState& connection, std::chrono::system_clock::time_point now
) {
    auto& at = position(state, connection);
    leave_finished_steps(*state.scenario, at, now, false);
    ++at.requests;
}

void note_verdict(ScenarioState& state, ConnectionState& connection, Verdict verdict) {
    auto& at = position(state, connection);
    if (verdict == Verdict::open || verdict == Verdict::accepted) ++at.accepted;
    if (verdict == Verdict::challenged || verdict == Verdict::refused) ++at.turned_away;
    if (verdict == Verdict::refused) ++at.refused;
}

}  // namespace proxy407::decision
