#pragma once

#include "net/session.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace proxy407::net {

/// A bound port with its scenario.
class Listener {
public:
    /// Throws std::system_error, whose text names the address and the port, when it can't be bound.
    Listener(
        Context& context,
        scenario::Scenario scenario,
        journal::Recorder recorder,
        const std::string& address,
        std::uint16_t port
    );

    std::uint16_t port() const { return port_; }

    decision::ScenarioState& state() { return served_.state; }

    /// Accepts until closed; spawns a session for each connection.
    awaitable<void> run();
    void close();

private:
    /// True when the next connection may begin; the one that waited longest may have gone for it.
    bool has_room();
    void begin_session(Tcp::socket socket);

    Context& context_;
    Served served_;
    Tcp::acceptor acceptor_;
    std::uint16_t port_ = 0;
};

}  // namespace proxy407::net
