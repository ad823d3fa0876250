#pragma once

#include "decision/decide.hpp"
#include "http/target.hpp"

namespace proxy407::decision {

/// The plan for a request that was let through: the scenario's own answer, an answer for a hop
/// count that ran out, a tunnel, the embedded origin, or a real host where the scenario allows it.
Decision serve(
    const ScenarioState& state,
    const scenario::Step& step,
    const http::Authority& to,
    const http::RequestHead& head,
    const http::Framing& framing,
    const auth::Ambient& ambient
);

}  // namespace proxy407::decision
