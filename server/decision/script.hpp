#pragma once

#include "decision/ruling.hpp"
#include "decision/state.hpp"
#include "http/head.hpp"

#include <chrono>

namespace proxy407::decision {

/// The step that judges what comes on this connection.
const scenario::Step& current_step(const ScenarioState& state, const ConnectionState& connection);

/// Where the script is for this connection.
const ScriptPosition& current_position(
    const ScenarioState& state, const ConnectionState& connection
);

/// What of the step holds for this request, where it tells CONNECT from the others.
const scenario::Step& for_kind(const scenario::Step& step, const http::RequestHead& head);

/// Goes to a step because somebody says so. For a script that goes by the proxy.
void go_to_step(ScenarioState& state, std::size_t step, std::chrono::system_clock::time_point now);

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
