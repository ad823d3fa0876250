#include "decision/script.hpp"

// The script
//
// A script is a small state machine: each step holds rules, and transitions to other steps. A
// position is the step and what was counted since it began. All counters start again with a step.
//
// - Transitions are looked at only when something comes, a connection or a request, and before it
// is
//   judged. No timer moves a script: the same messages at the same times always meet the same
//   steps, so that a run can be repeated, and a step that is over by the clock lasts until somebody
//   could notice.
// - So a condition takes effect on what comes after it was met. After "accepted: 1" the request
// that
//   is accepted gets the response of its own step, and the next request meets the next step.
// - `requests` and `connections` count what came before this one. A request may leave the step by
//   any condition but `connections`, which only a new connection looks at: what follows on the old
//   ones still belongs to the step.
// - The first transition that holds wins, in the order of the file. The step that it leads to may
//   be over at once ("seconds: 0"). Then the search goes on, for as many steps as there are: a
//   script may be a circle.
// - The position belongs to the proxy, to the client's address or to the connection. Only the
// middle
//   one grows with strangers, so it is bounded (ScriptPositions).

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

/// All is counted anew there.
void enter(ScriptPosition& at, std::size_t step, std::chrono::system_clock::time_point now) {
    ScriptPosition next;
    next.step = step;
    next.began = now;
    next.all_requests = at.all_requests;
    next.ended = std::move(at.ended);
    next.ended[at.step] = at.all_requests;
    at = std::move(next);
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
        enter(at, taken->to, now);
    }
    if (!at.began) at.began = now;
}

}  // namespace

const scenario::Step& current_step(const ScenarioState& state, const ConnectionState& connection) {
    return state.scenario->steps[position(state, connection).step];
}

const ScriptPosition& current_position(
    const ScenarioState& state, const ConnectionState& connection
) {
    return position(state, connection);
}

const scenario::Step& for_kind(const scenario::Step& step, const http::RequestHead& head) {
    const auto& other = head.is_connect() ? step.connect : step.plain;
    return other ? *other : step;
}

void go_to_step(ScenarioState& state, std::size_t step, std::chrono::system_clock::time_point now) {
    enter(state.script, step, now);
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
    ++at.all_requests;
}

void note_verdict(ScenarioState& state, ConnectionState& connection, Verdict verdict) {
    auto& at = position(state, connection);
    if (verdict == Verdict::open || verdict == Verdict::accepted) ++at.accepted;
    if (verdict == Verdict::challenged || verdict == Verdict::refused) ++at.turned_away;
    if (verdict == Verdict::refused) ++at.refused;
}

}  // namespace proxy407::decision
