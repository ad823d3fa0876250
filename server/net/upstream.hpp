#pragma once

#include "auth/digest_info.hpp"
#include "net/connection.hpp"
#include "net/exchange_record.hpp"
#include "net/task_socket.hpp"

#include <memory>
#include <string>

namespace proxy407::net {

/// What went wrong towards a real host, as our answer tells it; status 0: nothing to answer.
struct UpstreamFailure {
    int status = 0;
    std::string error;    ///< RFC 9209 section 2.3
    std::string finding;  ///< stable id; with status 0: the client is gone
    std::string message;  ///< one sentence; "" where the finding says it all
};

struct Connected {
    std::unique_ptr<TaskSocket> socket;  ///< empty on failure
    UpstreamFailure failure;
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
awaitable<UpstreamFailure> forward_upstream(
    Connection& connection, ExchangeRecord& record, const UpstreamRequest& request
);

}  // namespace proxy407::net
