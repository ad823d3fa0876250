#pragma once

#include "auth/digest_info.hpp"
#include "net/connection.hpp"
#include "net/exchange_record.hpp"
#include "origin/origin.hpp"

namespace proxy407::net {

/// How the embedded origin's answer reaches the client.
struct OriginReply {
    origin::Request request;
    bool through_proxy = true;  ///< adds what a proxy adds; not inside a tunnel
    bool close = false;
    bool http10 = false;
    auth::DigestInfo info = {};  ///< for Proxy-Authentication-Info
};

/// Asks the embedded origin and writes its answer; false when the client is gone.
awaitable<bool> answer_from_origin(
    Connection& connection, ExchangeRecord& record, const OriginReply& reply
);

}  // namespace proxy407::net
