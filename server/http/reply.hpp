#pragma once

#include <ctime>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace proxy407::http {

using FieldList = std::vector<std::pair<std::string, std::string>>;

/// A response as the program means it. `to_octets` frames it with Content-Length.
struct Reply {
    int status = 200;
    std::string reason;  ///< empty: the usual phrase
    FieldList fields;
    std::string body;

    Reply& set(std::string_view name, std::string_view value);  ///< replaces, or appends
    Reply& add(std::string_view name, std::string_view value);
    const std::string* find(std::string_view name) const;  ///< first of that name, without case
};

/// The usual reason phrase (IANA registry), "" for an unknown status.
std::string_view reason_phrase(int status);

/// Has a reply of that status neither content nor framing? (RFC 9112 section 6.3)
bool has_no_content(int status);

/// IMF-fixdate (RFC 9110 section 5.6.7).
std::string http_date(std::time_t seconds);

/// What frames the reply on the wire.
struct ReplyFraming {
    enum class Body { length, chunked, length_and_chunked, unframed };
    Body body = Body::length;  ///< a Content-Length among the reply's fields stands
    bool http10 = false;       ///< the status line says HTTP/1.0
    bool to_head = false;      ///< the request was HEAD: no content
    bool to_connect = false;   ///< a 2xx gets neither Content-Length nor Transfer-Encoding
    bool close = false;        ///< says "Connection: close"
    bool http10_keep_alive = false;
};

std::string to_octets(const Reply& reply, const ReplyFraming& framing);

/// The octets of an interim reply (1xx).
std::string interim_to_octets(const Reply& reply);

/// The head of the final reply, interim ones before it left out, as far as it is there.
std::string_view final_head(std::string_view reply_octets);

/// The status of a reply's octets ("HTTP/1.1 407 ..."), 0 if there is none.
int status_of(std::string_view reply_octets);

}  // namespace proxy407::http
