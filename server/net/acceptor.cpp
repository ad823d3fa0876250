#include "net/acceptor.hpp"

#include "text/octets.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>

#include <new>
#include <system_error>
#include <utility>

namespace proxy407::net {

namespace {

/// How long to wait before another look when no connection can be taken in.
constexpr std::chrono::milliseconds breath{20};

Tcp::endpoint endpoint_of(const std::string& address, std::uint16_t port) {
    error_code error;
    const auto parsed = asio::ip::make_address(address, error);
    if (error) {
        throw std::system_error(
            std::make_error_code(std::errc::invalid_argument),
            "can't listen on " + text::printable(address) + ", which is not an IP address"
        );
    }
    return {parsed, port};
}

/// Asio's own exceptions name files of its source: a user gets the system's words only.
error_code bind(Tcp::acceptor& acceptor, const Tcp::endpoint& endpoint, bool refuses, bool again) {
    error_code error;
    acceptor.open(endpoint.protocol(), error);
    // A bound socket that does not listen refuses connections, and keeps the port from others: it
    // would not, if its address could be reused. On a port where we have served before, connections
    // that linger (TIME_WAIT) would keep it from us as well.
    const bool reuse = !refuses || again;
    if (!error) acceptor.set_option(asio::socket_base::reuse_address(reuse), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error && !refuses) acceptor.listen(asio::socket_base::max_listen_connections, error);
    return error;
}

}  // namespace

Acceptor::Acceptor(Context& context, std::string address)
    : context_(context), address_(std::move(address)), acceptor_(context.io) {}

void Acceptor::open(std::uint16_t port, bool refuses) {
    auto error = bind(acceptor_, endpoint_of(address_, port), refuses, port_ != 0);
    if (!error) port = acceptor_.local_endpoint(error).port();
    if (error) {
        throw std::system_error(
            error, "can't listen on " + address_ + " port " + std::to_string(port)
        );
    }
    port_ = port;
}

awaitable<void> Acceptor::run(const Serve& serve) {
    asio::steady_timer timer(context_.io);
    while (acceptor_.is_open()) {
        auto [error, socket] = co_await acceptor_.async_accept(as_result);
        if (error == asio::error::operation_aborted) co_return;
        if (error) {  // no descriptors left, or the client has gone already
            if (error == asio::error::no_descriptors) context_.tasks.make_room();
            timer.expires_after(breath);
            co_await timer.async_wait(as_result);
            continue;
        }
        while (!has_room() && acceptor_.is_open()) {
            timer.expires_after(breath);
            co_await timer.async_wait(as_result);
        }
        if (acceptor_.is_open()) begin(serve, std::move(socket));
    }
}

bool Acceptor::has_room() {
    auto& tasks = context_.tasks;
    return tasks.size() < context_.limits.connections || tasks.make_room();
}

/// Where there is no memory for a connection its client is lost, and the next one may have better
/// luck.
void Acceptor::begin(const Serve& serve, Tcp::socket socket) {
    try {
        asio::co_spawn(context_.io, serve(std::move(socket)), asio::detached);
    } catch (const std::bad_alloc&) {
    }
}

void Acceptor::close() {
    error_code ignored;
    acceptor_.close(ignored);
}

}  // namespace proxy407::net
