// origin: the embedded origin, a table of (method, path, answer).
#pragma once

#include "http/content.hpp"
#include "http/forward.hpp"
#include "http/reply.hpp"
#include "origin/stream.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace proxy407::origin {

/// The origin shows so much of a request's content; nobody needs to keep more for it.
inline constexpr std::size_t most_shown = 64ul * 1024;

/// A request as the origin sees it.
struct Request {
    http::ForwardedRequest head;
    http::Content content;
    std::string scheme;        ///< "http", or "https" inside a tunnel
    std::string exit_address;  ///< the address that /ip tells: the client's, as seen by the proxy
};

struct Answer {
    http::Reply reply;
    std::chrono::milliseconds delay{0};
    std::optional<Stream> stream = {};  ///< the content, in place of the reply's body

    /// Small content becomes the body.
    void put_content(Stream content);
};

/// The path and query asked for. An origin takes the absolute form too (RFC 9112 section 3.2.2).
std::string_view path_of(const Request& request);

/// Does it want to become a WebSocket? Of another upgrade (h2c) we take no notice, as RFC 9110
/// section 7.8 lets a server do.
bool wants_websocket(const Request& request);

}  // namespace proxy407::origin
