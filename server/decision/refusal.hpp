#pragma once

#include "decision/identify.hpp"
#include "decision/turn.hpp"
#include "http/framing.hpp"
#include "http/reply.hpp"

#include <optional>

namespace proxy407::decision {

/// The refusal that a case of the step has for a request with that verdict; null: the usual one.
const scenario::Refusal* refusal_of_case(
    const scenario::Step& step, const Request& request, Verdict verdict
);

/// The answer to a request whose identification failed: challenge fields as that refusal of the
/// step says, Proxy-Status (RFC 9209) and a body that names the cause.
http::Reply refusal_reply(
    const Turn& turn, const scenario::Refusal& refusal, const Refused& refused
);

/// The answer to a message that can't be acted on; the diagnosis where credentials are the reason.
http::Reply complaint_reply(
    const Turn& turn,
    const http::Complaint& complaint,
    const std::optional<diagnosis::Diagnosis>& diagnosis = std::nullopt
);

/// The same for octets that never became a head.
http::Reply unreadable_reply(
    const ScenarioState& state, const http::Complaint& complaint, const auth::Ambient& ambient
);

}  // namespace proxy407::decision
