#pragma once

#include "auth/digest_info.hpp"
#include "decision/failure.hpp"
#include "http/forward.hpp"
#include "net/connection.hpp"
#include "net/exchange_record.hpp"
#include "net/task_socket.hpp"

#include <memory>
#include <string>

namespace proxy407::net {

struct Connected {
    std::unique_ptr<TaskSocket> socket;  ///< empty on failure
    decision::Failure failure;
};

/// Ends early when the client leaves.
awaitable<Connected> connect_upstream(Connection& connection, const http::Authority& to);

struct UpstreamRequest {
    http::Authority to;
    http::ForwardedRequest head;  ///< as it is sent, framed by the content
    std::string content;
    bool http10 = false;  ///< the client's version: it gets no 1xx
    bool close = false;
    auth::DigestInfo info = {};  ///< for Proxy-Authentication-Info
};

/// Sends the request to a real host and its answer to the client. Nothing of a faulty answer
/// reaches the client.
awaitable<decision::Failure> forward_upstream(
    Connection& connection, ExchangeRecord& record, const UpstreamRequest& request
);

}  // namespace proxy407::net
