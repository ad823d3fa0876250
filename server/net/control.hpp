#pragma once

#include "net/acceptor.hpp"
#include "net/control_address.hpp"
#include "net/control_session.hpp"

#include <cstdint>
#include <functional>

namespace proxy407::net {

/// The control API on a port.
class Control {
public:
    /// `stop` ends the server. The context is its own: its connections take no place from those of
    /// the proxies, nor these from it. Throws std::system_error when the port can't be bound.
    Control(
        Context& context, admin::Desk& desk, const ControlAddress& where, std::function<void()> stop
    );

    std::uint16_t port() const { return acceptor_.port(); }

    awaitable<void> run();

    void close() { acceptor_.close(); }

private:
    /// The life of one connection. Never throws.
    awaitable<void> serve(Tcp::socket socket);

    Context& context_;
    ControlPlace place_;
    Acceptor acceptor_;
    std::shared_ptr<Served> no_scenario_ = std::make_shared<Served>();
};

/// Those of its connections, made of those of the proxies.
Limits control_limits(Limits limits);

}  // namespace proxy407::net
