#pragma once

#include "diagnosis/cause.hpp"
#include "http/framing.hpp"
#include "http/reply.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::decision {

/// What the body of a refusal tells the person in front of the client.
struct Notice {
    int status = 407;
    std::string cause;  ///< empty when the refusal is not about identification
    std::string finding;
    std::vector<std::string> candidates;
    std::string message;
    std::string evidence;
    std::string fix;
    std::string command;
    std::vector<std::string> requirements;
};

/// As that reader may see it.
Notice notice(int status, const diagnosis::Diagnosis& diagnosis, const http::Reader& reader);
Notice notice(int status, const http::Complaint& complaint, const http::Reader& reader);

/// Content and Content-Type by the request's Accept field: HTML, JSON, or plain text where neither
/// is asked for (RFC 9110 section 12.5.1).
void put_notice(http::Reply& reply, const Notice& notice, std::string_view accept);

}  // namespace proxy407::decision
