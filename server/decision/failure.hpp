#pragma once

#include "http/reply.hpp"
#include "http/response_reader.hpp"

#include <ctime>
#include <string>

namespace proxy407::decision {

/// Why a request that was accepted went no further, as our answer tells it.
struct Failure {
    int status = 0;            ///< 0: nobody is there to read an answer
    std::string error;         ///< RFC 9209 section 2.3
    std::string finding;       ///< stable id; "" where nothing failed
    std::string message = {};  ///< one sentence; "" where the finding says it all
};

/// What can go wrong towards a real host.
enum class TargetTrouble {
    client_gone,  ///< meanwhile
    not_found,    ///< its name
    refuses,      ///< the connection
    unreachable,
    never_connected,  ///< it was silent
    silent,           ///< after the request
    too_slow,         ///< for one answer as a whole
    off_limits,       ///< it is this program's own control API
    answered_407,     ///< the next hop's challenge is none of ours (S-AUTH-07)
};

Failure failure(TargetTrouble trouble);

/// Its answer was faulty.
Failure failure(const http::ResponseFault& fault);

Failure content_too_large();
Failure malformed_content();

/// Somebody else has used up the memory for the contents of all requests.
Failure no_room_for_content();

/// The beginning alone was kept, because who sent it had proved nothing yet.
Failure content_was_let_go();

http::Reply failure_reply(const Failure& failure, std::time_t now);

}  // namespace proxy407::decision
