#pragma once

#include "net/tokens.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <list>

namespace proxy407::net {

/// Steps of milliseconds, one after the other: between two of them the loop goes some times round,
/// so that a short request of somebody else waits for one of them only, not for all.
class Turns {
public:
    explicit Turns(asio::io_context& io) : io_(io) {}

    Turns(const Turns&) = delete;
    Turns& operator=(const Turns&) = delete;

    /// Comes back when it is the caller's turn.
    awaitable<void> wait();

private:
    void pass(int left);
    void next();

    asio::io_context& io_;
    std::list<asio::steady_timer*> waiting_;
    bool is_running_ = false;
};

}  // namespace proxy407::net
