#pragma once

#include "http/head.hpp"
#include "http/sentence.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::http {

/// Why a proxy must not act on a message, and the status to answer with.
struct Complaint {
    int status = 400;
    std::string finding;  ///< an id of http/complaint_row.hpp
    Sentence message;     ///< for the sender of the message
};

struct Framing {
    enum class Body { none, length, chunked };
    Body body = Body::none;
    std::uint64_t length = 0;
    bool keep_alive = true;  ///< the client lets the connection live (RFC 9112 section 9.3)
    bool expects_continue = false;
};

/// How the content of the request is framed, if its head says so without doubt.
/// `complaint` covers RFC 9112 sections 2.2, 3, 3.2, 5, 6.1 and 6.3: malformed lines, Host,
/// versions, Content-Length and Transfer-Encoding.
struct MessageJudgement {
    Framing framing;
    std::optional<Complaint> complaint;
};

MessageJudgement judge_message(const RequestHead& head);

/// The members of comma-separated lists without quoted-strings in them, empty ones included.
std::vector<std::string_view> list_members(const std::vector<std::string_view>& values);

/// What all values of Content-Length say: one number, or a list of the same one (RFC 9112 section
/// 6.3). Nothing where they say none, or two.
std::optional<std::uint64_t> content_length(const std::vector<std::string_view>& values);

}  // namespace proxy407::http
