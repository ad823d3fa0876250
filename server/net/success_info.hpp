#pragma once

#include "auth/digest_info.hpp"
#include "http/reply.hpp"

namespace proxy407::net {

/// Adds Proxy-Authentication-Info, or the last word of a handshake, to an answer that goes on to
/// the client. `streamed`: its content
/// is not in the reply but follows in pieces.
void put_success_info(
    http::Reply& reply, const auth::DigestInfo& info, bool to_head, bool streamed
);

}  // namespace proxy407::net
