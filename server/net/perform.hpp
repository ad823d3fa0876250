#pragma once

#include "http/content.hpp"
#include "net/connection.hpp"
#include "net/exchange_record.hpp"
#include "net/task_socket.hpp"

#include <memory>
#include <optional>
#include <string>

namespace proxy407::net {

/// What is left of a connection after a plan.
struct Performed {
    enum class Then { ended, await_next, tunnel, decide_again };
    Then then = Then::ended;
    http::Content content;                 ///< decide_again: what was read
    http::Authority to;                    ///< tunnel: where it goes
    std::unique_ptr<TaskSocket> upstream;  ///< tunnel: to a real host; empty: the embedded origin
    std::optional<scenario::Tunnel::End> end;  ///< tunnel: before its time
};

/// Carries out a plan, step by step. `content` is the request's where an earlier plan has read it.
awaitable<Performed> perform(
    Connection& connection,
    ExchangeRecord& record,
    const decision::Plan& plan,
    const http::Framing& framing,
    std::optional<http::Content> content
);

}  // namespace proxy407::net
