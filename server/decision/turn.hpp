#pragma once

#include "auth/ambient.hpp"
#include "decision/request.hpp"
#include "decision/state.hpp"
#include "diagnosis/situation.hpp"
#include "scenario/model.hpp"

namespace proxy407::decision {

/// The request in hand and all that judges it. Every rule of the room takes this one value.
struct Turn {
    ScenarioState& state;
    ConnectionState& connection;
    const scenario::Step& step;  ///< of the script, for this kind of request
    const Request& request;
    const auth::Ambient& ambient;
};

/// What a diagnosis may know: the scenario's answers and the request.
diagnosis::Situation situation(const Turn& turn);

}  // namespace proxy407::decision
