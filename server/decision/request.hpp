#pragma once

#include "http/content.hpp"
#include "http/credentials.hpp"
#include "http/framing.hpp"
#include "http/head.hpp"

#include <optional>
#include <string>
#include <vector>

namespace proxy407::decision {

/// One request, taken apart once, however often it is decided on. Refers to its head.
struct Request {
    explicit Request(const http::RequestHead& whole);

    const http::RequestHead& head;
    http::MessageJudgement message;
    std::optional<http::SentCredentials> credentials;

    /// Nothing until it has been read, which happens before the verdict only where the verdict
    /// hangs on it (DecideAgain).
    std::optional<http::Content> content;

    /// The framing of what is still to come of it.
    http::Framing rest() const;
};

/// Ids of what a request breaks without hindering it, each with the requirement it touches:
/// "proxy-connection-sent" (C-407-17), "connect-in-http-1.0" (C-TARGET-11),
/// "authorization-on-connect" (C-CONN-07), "host-differs-from-target" (C-TARGET-06).
std::vector<std::string> head_remarks(const http::RequestHead& head);

}  // namespace proxy407::decision
