#pragma once

#include "net/connection.hpp"
#include "net/exchange_record.hpp"

#include <memory>
#include <optional>

namespace proxy407::net {

/// What is left of a connection after a plan.
struct Performed {
    enum class Then { ended, await_next, tunnel };
    Then then = Then::ended;
    http::Authority to;                     ///< tunnel: where it goes
    std::unique_ptr<Tcp::socket> upstream;  ///< tunnel: to a real host; empty: the embedded origin
    std::optional<scenario::Tunnel::End> end;  ///< tunnel: before its time
};

/// Carries out a plan, step by step.
awaitable<Performed> perform(
    Connection& connection,
    ExchangeRecord& record,
    const decision::Plan& plan,
    const http::Framing& framing
);

}  // namespace proxy407::net
