#pragma once

#include "http/target.hpp"
#include "recording/conversation.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include <cstddef>
#include <cstdint>
#include <list>
#include <string>
#include <vector>

namespace proxy407::program {

/// The proxy that is recorded.
struct RealProxy {
    bool tls = false;
    http::Authority place;
};

/// Passes on between clients and the real proxy what comes, octet for octet, and listens. Nobody
/// but this machine reaches it.
class Relay {
public:
    /// Binds a port of the loopback, 0: any, and keeps so many octets at the most. Throws
    /// std::system_error.
    Relay(RealProxy proxy, std::uint16_t port, std::size_t most_kept);

    std::uint16_t port() const;

    /// Until stop() or, where asked for, a signal that ends programs.
    void run();

    void stop_on_signals();

    /// From any thread.
    void stop();

    /// After run(): what was said on each connection, in the order in which they began.
    std::vector<recording::Exchange> exchanges() const;

    /// After run(): was there more than was kept?
    bool is_full() const { return room_.is_spent; }

    /// After run(): why the real proxy was not reached, each reason once.
    const std::vector<std::string>& troubles() const { return troubles_; }

private:
    using Tcp = boost::asio::ip::tcp;
    template <typename Result>
    using Awaitable = boost::asio::awaitable<Result>;

    Awaitable<void> accept();
    Awaitable<void> serve(Tcp::socket client);
    void add_trouble(const std::string& words);

    RealProxy proxy_;
    boost::asio::io_context io_{1};
    boost::asio::ssl::context tls_;
    Tcp::acceptor acceptor_;
    std::size_t connections_ = 0;
    recording::Room room_;
    std::list<recording::Conversation> conversations_;
    std::vector<std::string> troubles_;
};

}  // namespace proxy407::program
