#pragma once

#include "decision/decide.hpp"
#include "http/reply.hpp"
#include "http/target.hpp"

#include <string_view>

namespace proxy407::decision {

/// Adds what is to be told of a success to an answer of ours with that content.
void put_info(http::Reply& reply, const auth::DigestInfo& info, std::string_view content);

/// The plan for a request that was let through: the scenario's own answer, an answer for a hop
/// count that ran out, a tunnel, the embedded origin, or a real host where the scenario allows it.
Decision serve(
    const ScenarioState& state,
    const scenario::Step& step,
    const http::Authority& to,
    const http::RequestHead& head,
    const http::Framing& framing,
    const auth::DigestInfo& info,
    const auth::Ambient& ambient
);

}  // namespace proxy407::decision
