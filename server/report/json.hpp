#pragma once

#include "checks/check.hpp"
#include "journal/exchange.hpp"

#include <string>

namespace proxy407::report {

/// One JSON object on one line, without a line end: number, time, scenario, recorder, connection,
/// peer, tunnel, method, target, status (of the reply), verdict, user, step, complaint, cause,
/// finding, candidates, message, evidence, mending, command, requirements, remarks, request_head,
/// reply_head, origin_saw, content_received, early_octets, took_us. Absent things are null (lists:
/// empty), never left out. Octets that are no UTF-8 become U+FFFD; a head that has some is there
/// once more, exactly: request_head_base64, reply_head_base64, origin_saw_base64.
std::string exchange_json(const journal::Exchange& exchange, bool redact);

}  // namespace proxy407::report
