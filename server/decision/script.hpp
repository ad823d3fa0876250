#pragma once

#include "decision/decide.hpp"

#include <chrono>

namespace proxy407::decision {

/// The step that judges what comes on this connection.
const scenario::Step& current_step(const ScenarioState& state, const ConnectionState& connection);

/// The accounts of that step: its own, or the scenario's.
const auth::Accounts& accounts(const scenario::Scenario& scenario, const scenario::Step& step);

/// A connection came.
void note_connection(
    ScenarioState& state, ConnectionState& connection, std::chrono::system_clock::time_point now
);

/// A request came: leaves a step whose time or counts are over.
void note_request(
    ScenarioState& state, ConnectionState& connection, std::chrono::system_clock::time_point now
);

/// What became of the request.
void note_verdict(ScenarioState& state, ConnectionState& connection, Verdict verdict);

}  // namespace proxy407::decision
