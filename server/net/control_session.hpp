#pragma once

#include "admin/desk.hpp"
#include "admin/gate.hpp"
#include "net/connection.hpp"

#include <boost/asio/steady_timer.hpp>

#include <cstddef>
#include <functional>
#include <list>

namespace proxy407::net {

/// What all connections to the control API share.
struct ControlPlace {
    admin::Desk& desk;
    std::function<void()> stop;  ///< ends the server
    admin::OwnNames names = {};
    std::list<asio::steady_timer*> resting = {};  ///< clients of the event stream, until an event
    std::size_t listeners = 0;                    ///< all clients of the event stream
};

/// Requests until the connection ends.
awaitable<void> run_control_session(Connection& connection, ControlPlace& place);

}  // namespace proxy407::net
