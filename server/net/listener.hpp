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

    decision::ScenarioState& state() { return served_->state; }

    const scenario::Scenario& scenario() const { return served_->scenario; }

    /// Serves that scenario from its beginning from now on, on the same port. Connections that wait
    /// for a request end; a request under way is still answered as before. Throws std::system_error
    /// when the port, which a scenario may refuse to listen on, can't be had again.
    void use(scenario::Scenario scenario);

    /// Accepts until closed; spawns a session for each connection.
    awaitable<void> run();
    void close();

private:
    /// True when the next connection may begin; the one that waited longest may have gone for it.
    bool has_room();
    void serve(scenario::Scenario scenario);
    /// Gives the port that it got.
    std::uint16_t bind(std::uint16_t port);
    void begin_session(Tcp::socket socket);

    Context& context_;
    std::string address_;
    journal::Recorder recorder_;
    std::shared_ptr<Served> served_;
    Tcp::acceptor acceptor_;
    std::uint16_t port_ = 0;
};

}  // namespace proxy407::net
