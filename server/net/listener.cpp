#include "net/listener.hpp"

#include "text/hex.hpp"
#include "text/octets.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>

#include <new>
#include <system_error>

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
error_code open(Tcp::acceptor& acceptor, const Tcp::endpoint& endpoint, bool refuses, bool again) {
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

Listener::Listener(
    Context& context,
    scenario::Scenario scenario,
    journal::Recorder recorder,
    const std::string& address,
    std::uint16_t port
)
    : context_(context), address_(address), recorder_(recorder), acceptor_(context.io) {
    serve(std::move(scenario));
    port_ = bind(port);
}

void Listener::serve(scenario::Scenario scenario) {
    served_ = std::make_shared<Served>();
    served_->scenario = std::move(scenario);
    served_->recorder = recorder_;
    served_->state.scenario = &served_->scenario;
    served_->state.via_name += "-" + text::hex_encode(ambient().random(4));
    served_->state.content_limit = context_.limits.content_octets;
}

std::uint16_t Listener::bind(std::uint16_t port) {
    auto error = open(
        acceptor_, endpoint_of(address_, port), served_->scenario.listener.refuses, port_ != 0
    );
    if (!error) port = acceptor_.local_endpoint(error).port();
    if (error) {
        throw std::system_error(
            error, "can't listen on " + address_ + " port " + std::to_string(port)
        );
    }
    return port;
}

void Listener::use(scenario::Scenario scenario) {
    const auto before = std::move(served_);
    serve(std::move(scenario));
    context_.tasks.retire(before.get());
    if (before->scenario.listener.refuses == served_->scenario.listener.refuses) return;
    close();
    bind(port_);
    asio::co_spawn(context_.io, run(), asio::detached);
}

awaitable<void> Listener::run() {
    if (served_->scenario.listener.refuses) co_return;
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
        if (acceptor_.is_open()) begin_session(std::move(socket));
    }
}

bool Listener::has_room() {
    auto& tasks = context_.tasks;
    return tasks.size() < context_.limits.connections || tasks.make_room();
}

/// Where there is no memory for a session its client is lost, and the next one may have better
/// luck.
void Listener::begin_session(Tcp::socket socket) {
    try {
        auto session = run_session(context_, served_, std::move(socket));
        asio::co_spawn(context_.io, std::move(session), asio::detached);
    } catch (const std::bad_alloc&) {
    }
}

void Listener::close() {
    error_code ignored;
    acceptor_.close(ignored);
}

}  // namespace proxy407::net
