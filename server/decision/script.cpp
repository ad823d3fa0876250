#include "decision/script.hpp"

namespace proxy407::decision {

const scenario::Step& current_step(const ScenarioState& state) {
    return state.scenario->steps[state.step];
}

void count_request(ScenarioState& state) {
    const auto limit = current_step(state).requests;
    ++state.requests_in_step;
    if (limit == 0 || state.requests_in_step < limit) return;
    if (state.step + 1 == state.scenario->steps.size()) return;
    ++state.step;
    state.requests_in_step = 0;
}

}  // namespace proxy407::decision
