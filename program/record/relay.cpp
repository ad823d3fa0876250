#include "program/record/relay.hpp"

#include "text/octets.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <openssl/ssl.h>

#include <array>
#include <chrono>
#include <csignal>
#include <exception>
#include <memory>
#include <utility>

namespace proxy407::program {
namespace {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
using namespace asio::experimental::awaitable_operators;
using asio::awaitable;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t most_connections = 256;  ///< at the same time
constexpr std::size_t most_listened_to = 2000;
constexpr std::chrono::seconds longest_silence{300};
constexpr std::chrono::seconds patience{20};  ///< with the way to the real proxy

tcp::acceptor bound(asio::io_context& io, std::uint16_t port) {
    return {io, tcp::endpoint(asio::ip::address_v4::loopback(), port)};
}

/// Both directions of one connection. `Stream` leads to the real proxy.
template <typename Stream>
class BothWays {
public:
    BothWays(tcp::socket& client, Stream& proxy, recording::Conversation* listener)
        : client_(client), proxy_(proxy), listener_(listener), timer_(client.get_executor()) {}

    awaitable<void> run() { co_await ((upwards() && downwards()) || watch()); }

private:
    awaitable<void> upwards() {
        std::array<char, 16 * 1024> piece;
        while (true) {
            const auto [error, size] =
                co_await client_.async_read_some(asio::buffer(piece), as_result);
            if (error) break;
            moved();
            if (listener_ != nullptr) listener_->from_client({piece.data(), size});
            const auto [lost, sent] =
                co_await asio::async_write(proxy_, asio::buffer(piece, size), as_result);
            if (lost) break;
        }
        client_has_ended_ = true;
        error_code ignored;
        proxy_.lowest_layer().shutdown(tcp::socket::shutdown_send, ignored);
    }

    awaitable<void> downwards() {
        std::array<char, 16 * 1024> piece;
        while (true) {
            const auto [error, size] =
                co_await proxy_.async_read_some(asio::buffer(piece), as_result);
            if (error) break;
            moved();
            if (listener_ != nullptr) listener_->from_proxy({piece.data(), size});
            const auto [lost, sent] =
                co_await asio::async_write(client_, asio::buffer(piece, size), as_result);
            if (lost) break;
        }
        if (listener_ != nullptr && !client_has_ended_) listener_->proxy_closed();
        error_code ignored;
        client_.shutdown(tcp::socket::shutdown_send, ignored);
    }

    void moved() { last_ = Clock::now(); }

    /// Ends when nothing has moved for too long.
    awaitable<void> watch() {
        while (Clock::now() - last_ < longest_silence) {
            timer_.expires_at(last_ + longest_silence);
            const auto [cancelled] = co_await timer_.async_wait(as_result);
            if (cancelled) co_return;
        }
    }

    tcp::socket& client_;
    Stream& proxy_;
    recording::Conversation* listener_;
    asio::steady_timer timer_;
    Clock::time_point last_ = Clock::now();
    bool client_has_ended_ = false;
};

awaitable<error_code> shake_hands(ssl::stream<tcp::socket>& stream, const std::string& host) {
    SSL_set_tlsext_host_name(stream.native_handle(), host.c_str());
    stream.set_verify_callback(ssl::host_name_verification(host));
    const auto [error] = co_await stream.async_handshake(ssl::stream_base::client, as_result);
    co_return error;
}

}  // namespace

Relay::Relay(RealProxy proxy, std::uint16_t port, std::size_t most_kept)
    : proxy_(std::move(proxy)),
      tls_(ssl::context::tls_client),
      acceptor_(bound(io_, port)),
      room_{.left = most_kept} {
    tls_.set_default_verify_paths();
    tls_.set_verify_mode(ssl::verify_peer);
}

std::uint16_t Relay::port() const {
    return acceptor_.local_endpoint().port();
}

void Relay::run() {
    asio::co_spawn(io_, accept(), asio::detached);
    io_.run();
}

void Relay::stop_on_signals() {
    auto signals = std::make_shared<asio::signal_set>(io_, SIGINT, SIGTERM, SIGHUP);
    signals->async_wait([this, signals](error_code, int) { io_.stop(); });
}

void Relay::stop() {
    asio::post(io_, [this] { io_.stop(); });
}

std::vector<recording::Exchange> Relay::exchanges() const {
    std::vector<recording::Exchange> all;
    for (const auto& one : conversations_)
        all.insert(all.end(), one.exchanges().begin(), one.exchanges().end());
    return all;
}

void Relay::add_trouble(const std::string& words) {
    if (!text::contains(troubles_, words)) troubles_.push_back(words);
}

asio::awaitable<void> Relay::accept() {
    while (true) {
        auto [error, client] = co_await acceptor_.async_accept(as_result);
        if (error == asio::error::operation_aborted) co_return;
        if (error || connections_ >= most_connections) continue;
        ++connections_;
        asio::co_spawn(io_, serve(std::move(client)), [this](const std::exception_ptr&) {
            --connections_;
        });
    }
}

asio::awaitable<void> Relay::serve(tcp::socket client) {
    const auto where = http::to_string(proxy_.place);
    tcp::resolver resolver(io_);
    const auto port = std::to_string(proxy_.place.port);
    const auto [unknown, places] =
        co_await resolver.async_resolve(proxy_.place.host, port, as_result);
    if (unknown) co_return add_trouble(where + ": " + unknown.message());
    ssl::stream<tcp::socket> stream(io_, tls_);
    auto& socket = stream.next_layer();
    asio::steady_timer late(io_, patience);
    late.async_wait([&socket](error_code cancelled) {
        error_code ignored;
        if (!cancelled) socket.close(ignored);
    });
    auto [error, place] = co_await asio::async_connect(socket, places, as_result);
    if (!error && proxy_.tls) error = co_await shake_hands(stream, proxy_.place.host);
    if (error) co_return add_trouble(where + ": " + error.message());
    late.cancel();
    recording::Conversation* listener = nullptr;
    if (conversations_.size() < most_listened_to) listener = &conversations_.emplace_back(room_);
    if (proxy_.tls) {
        BothWays both(client, stream, listener);
        co_await both.run();
    } else {
        BothWays both(client, socket, listener);
        co_await both.run();
    }
}

}  // namespace proxy407::program
