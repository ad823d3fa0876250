#pragma once

#include "origin/message.hpp"

#include <optional>

namespace proxy407::origin {

/// Built-in routes as known from httpbin: / (a page that says what this is), /ip, /get, /headers,
/// /anything, /status/N, /redirect-to, /delay/N, /bytes/N, /stream/N, /post, /basic-auth/USER/PASS.
/// Any other path is answered with 404 that lists them. Limits: delay 10 s, bytes 10 MiB,
/// stream 100; of content above 64 KiB the beginning is echoed, with its length and hash. The
/// request must live as long as the answer.
Answer answer(const Request& request, std::optional<int> fixed_status);

}  // namespace proxy407::origin
