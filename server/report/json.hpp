#pragma once

#include "http/redactor.hpp"
#include "journal/exchange.hpp"

#include <chrono>
#include <string>

namespace proxy407::report {

/// RFC 3339, UTC, with milliseconds.
std::string timestamp(std::chrono::system_clock::time_point time);

/// How much of the octets of an exchange is told.
enum class Extent {
    whole,
    log,  ///< what a client sends must not fill a disk: of a head the first 4 KiB, of another value
          ///< the first KiB, with "... (60123 octets)" behind. Of a head that was cut there is no
          ///< base64, and where it is the request's, of origin_saw the length alone
};

/// One JSON object on one line, without a line end: number, time, scenario, recorder, connection,
/// peer, tunnel, method, target, status (of the reply), verdict, user, step, complaint, cause,
/// finding, candidates, message, evidence, fix, command, requirements, remarks, request_head,
/// reply_head, origin_saw, content_received, early_octets, took_us. Absent things are null (lists:
/// empty), never left out; but proxy is there only where the proxy has a name. Octets that are no
/// UTF-8 become U+FFFD; a head that has some is there once more, exactly: request_head_base64,
/// reply_head_base64, origin_saw_base64.
std::string exchange_json(
    const journal::Exchange& exchange,
    const http::Redactor* redactor = nullptr,
    Extent extent = Extent::whole
);

}  // namespace proxy407::report
