#pragma once

#include "auth/ambient.hpp"
#include "decision/decision.hpp"
#include "decision/request.hpp"
#include "decision/state.hpp"

#include <chrono>
#include <optional>

namespace proxy407::decision {

/// A connection came and no byte was read yet: the fault of the current step, if it strikes now.
/// A plan that ends with AwaitNext lets the connection go on.
std::optional<Plan> on_accept(
    ScenarioState& state, ConnectionState& connection, std::chrono::system_clock::time_point now
);

/// Decides on one request, or says by DecideAgain that it needs the content as well. The request
/// counts once. Pure but for the two states.
Decision decide(
    ScenarioState& state,
    ConnectionState& connection,
    const Request& request,
    const auth::Ambient& ambient
);

/// Octets that never became a head: too large, or not HTTP at all.
Decision refuse_unreadable(
    ScenarioState& state,
    ConnectionState& connection,
    const http::Complaint& complaint,
    const auth::Ambient& ambient
);

}  // namespace proxy407::decision
