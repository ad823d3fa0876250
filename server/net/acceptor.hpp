#pragma once

#include "net/context.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace proxy407::net {

/// A bound port, and whoever comes to it.
class Acceptor {
public:
    /// The life of one connection. Never throws.
    using Serve = std::function<awaitable<void>(Tcp::socket)>;

    Acceptor(Context& context, std::string address);

    /// Binds a port, 0: any; on the same one again after close(). `refuses`: nobody listens there,
    /// and nobody else can. Throws std::system_error, whose text names the address and the port.
    void open(std::uint16_t port, bool refuses = false);

    std::uint16_t port() const { return port_; }

    /// Accepts until closed; begins a coroutine for each connection. `serve` must outlive it.
    awaitable<void> run(const Serve& serve);

    void close();

private:
    /// True when the next connection may begin; the one that waited longest may have gone for it.
    bool has_room();
    void begin(const Serve& serve, Tcp::socket socket);

    Context& context_;
    std::string address_;
    Tcp::acceptor acceptor_;
    std::uint16_t port_ = 0;
};

}  // namespace proxy407::net
