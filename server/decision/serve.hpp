#pragma once

#include "auth/digest_info.hpp"
#include "decision/decision.hpp"
#include "decision/turn.hpp"
#include "http/target.hpp"

#include <string_view>

namespace proxy407::decision {

/// As a host that a scenario may forward to: every one, at every port.
inline constexpr std::string_view any_host = "*";

/// The plan for a request that was accepted: the scenario's own answer, an answer for a hop
/// count that ran out, a tunnel, the embedded origin, or a real host where the scenario allows it.
Decision serve(const Turn& turn, const http::Authority& to, const auth::DigestInfo& info);

}  // namespace proxy407::decision
