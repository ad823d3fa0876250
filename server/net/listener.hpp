#pragma once

#include "net/acceptor.hpp"
#include "net/session.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace proxy407::net {

/// A bound port with its scenario. Shared: it lives until its last coroutine has ended.
class Listener : public std::enable_shared_from_this<Listener> {
public:
    /// Throws std::system_error, whose text names the address and the port, when it can't be bound.
    Listener(
        Context& context,
        scenario::Scenario scenario,
        journal::Recorder recorder,
        const std::string& address,
        std::uint16_t port
    );

    std::uint16_t port() const { return acceptor_.port(); }

    decision::ScenarioState& state() { return served_->state; }

    const scenario::Scenario& scenario() const { return served_->scenario; }

    /// What becomes of connections that wait for a request.
    enum class Connections { end, stay };

    /// Serves that scenario from its beginning from now on, on the same port; a request under way
    /// is still answered as before. Connections can't stay where the port itself is another one
    /// (TLS, the PROXY header). Throws std::system_error when the port, which a scenario may refuse
    /// to listen on, can't be had again.
    void use(scenario::Scenario scenario, Connections connections = Connections::end);

    /// Accepts until closed; spawns a session for each connection.
    awaitable<void> run();

    void close() { acceptor_.close(); }

    /// Ends its connections, as use() does.
    void retire() { context_.tasks.retire(served_->owner.get()); }

private:
    void serve(scenario::Scenario scenario);

    Context& context_;
    journal::Recorder recorder_;
    std::shared_ptr<Served> served_;
    Acceptor acceptor_;
};

}  // namespace proxy407::net
