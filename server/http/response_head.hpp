#pragma once

#include "http/framing.hpp"
#include "http/reply.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace proxy407::http {

/// Why an answer of the next hop is not passed on.
struct ResponseFault {
    std::string error;    ///< RFC 9209 section 2.3
    std::string finding;  ///< stable id, such as "status-out-of-range"
    std::string message;  ///< one sentence for whoever runs the target
};

/// Where the content of an answer ends.
struct ResponseFraming {
    enum class Body { none, length, chunked, until_close };
    Body body = Body::none;
    std::optional<std::uint64_t> length;  ///< told by the head, also where no content follows
};

/// The head of an answer, interim or final.
struct ResponseHead {
    int minor_version = 1;  ///< of HTTP/1.x
    Reply reply;            ///< without content, and without the fields that frame it
    ResponseFraming framing;
};

/// Splits the head of an answer and judges it as a proxy has to before it passes anything on
/// (RFC 9112 sections 4, 5 and 6, RFC 9110 section 15). `to_head`: the request was HEAD.
std::variant<ResponseHead, ResponseFault> parse_response_head(
    std::string_view octets, bool to_head
);

}  // namespace proxy407::http
