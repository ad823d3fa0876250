#pragma once

#include "decision/plan.hpp"
#include "http/content.hpp"
#include "http/framing.hpp"
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
    http::Authority to;                    ///< tunnel: where it goes
    std::unique_ptr<TaskSocket> upstream;  ///< tunnel: to a real host; empty: the embedded origin
    std::optional<scenario::Tunnel::End> end;  ///< tunnel: before its time
};

/// What follows a request's head. `content` is nothing until a plan has read it; DecideAgain leaves
/// it there for the next plan.
struct Incoming {
    const http::Framing& framing;
    std::optional<http::Content>& content;
};

/// Carries out the plan for a request, step by step, and uses it up.
awaitable<Performed> perform(
    Connection& connection, ExchangeRecord& record, decision::Plan& plan, const Incoming& incoming
);

/// The same where no request came.
awaitable<Performed> perform(Connection& connection, ExchangeRecord& record, decision::Plan& plan);

}  // namespace proxy407::net
