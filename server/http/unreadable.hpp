#pragma once

#include "http/framing.hpp"
#include "http/head_reader.hpp"

#include <optional>
#include <string_view>

// Octets that never become the head of a request, and what to answer to them.

namespace proxy407::http {

/// What the first octets on a connection begin.
enum class Protocol {
    other,  ///< HTTP/1, or what only a whole head tells
    tls,    ///< a record of a handshake (RFC 8446 section 5.1)
    http2,  ///< the connection preface (RFC 9113 section 3.4)
    socks,  ///< a greeting of version 4 or 5 (RFC 1928 section 3)
};

/// Nothing while more octets may still make another protocol of it.
std::optional<Protocol> protocol_of(std::string_view received);

/// What to answer when the octets begin another protocol than HTTP/1.
std::optional<Complaint> judge_first_octets(std::string_view received);

/// What to answer when a HeadReader gave up: 414, or 501 when it is the method that has no end
/// (RFC 9112 section 3), else 431 (RFC 6585 section 5). `received` as the reader saw it.
Complaint judge_oversize(HeadReader::State state, std::string_view received);

/// What to answer when the client stopped before the end of its head.
Complaint judge_cut_off();

}  // namespace proxy407::http
