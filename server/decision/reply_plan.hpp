#pragma once

#include "decision/plan.hpp"
#include "http/framing.hpp"
#include "http/head.hpp"
#include "http/reply.hpp"
#include "scenario/reply_shape.hpp"

namespace proxy407::decision {

/// The steps that put the proxy's own reply on the wire as `shape` says, and what becomes of the
/// connection: kept where the request allows it, but not after a refused CONNECT (RFC 9931) and
/// not when content may still come that was never asked for (RFC 9112 section 9.3).
Plan reply_plan(
    http::Reply reply,
    const scenario::ReplyShape& shape,
    const http::RequestHead& head,
    const http::Framing& framing
);

/// For a message that could not be acted on: a conforming reply, then the connection ends.
/// `head` may be null.
Plan reply_and_close(const http::Reply& reply, const http::RequestHead* head);

/// The 200 to CONNECT as `shape` says.
std::vector<std::variant<Send, Pause>> established(
    http::Reply reply, const scenario::ReplyShape& shape
);

/// The plan of an effect out of turn.
Plan effect_plan(scenario::Effect effect);

}  // namespace proxy407::decision
