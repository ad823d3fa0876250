#pragma once

#include "decision/decide.hpp"
#include "decision/identify.hpp"
#include "http/framing.hpp"

namespace proxy407::decision {

/// The answer to a request whose identification failed: challenge fields as the step's refusal
/// says, Proxy-Status (RFC 9209) and a body that names the cause.
http::Reply refusal_reply(
    ScenarioState& state,
    const scenario::Step& step,
    const http::RequestHead& head,
    const Identity& identity,
    const auth::Ambient& ambient
);

/// The answer to a message that can't be acted on. `diagnosis` when credentials are the reason,
/// `head` when one came.
http::Reply complaint_reply(
    const ScenarioState& state,
    const http::Complaint& complaint,
    const diagnosis::Diagnosis* diagnosis,
    const http::RequestHead* head,
    const auth::Ambient& ambient
);

}  // namespace proxy407::decision
