#pragma once

#include "checks/check.hpp"
#include "journal/exchange.hpp"

#include <string>

namespace proxy407::report {

/// One JSON object on one line, without a line end: number, time, scenario, recorder, connection,
/// peer, tunnel, method, target, status, verdict, user, step, cause, finding, candidates, message,
/// evidence, mending, command, remarks, requirements, request_head, reply_head, origin_saw,
/// took_us. Absent things are null, never left out. Octets that are no UTF-8 become U+FFFD.
std::string exchange_json(const journal::Exchange& exchange, bool redact);

}  // namespace proxy407::report
