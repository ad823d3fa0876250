#include "program/diagnose/wire.hpp"

#include "auth/gssapi.hpp"
#include "ladder/answer.hpp"
#include "program/diagnose/tls_layer.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/write.hpp>

#include <netdb.h>

#include <array>
#include <future>
#include <optional>
#include <string_view>
#include <thread>

namespace proxy407::program {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
using End = ladder::Answered::End;
using How = ladder::Opened::How;

/// No more than that many addresses of a name.
constexpr std::size_t most_addresses = 16;

ladder::Looked resolve(const std::string& host) {
    ladder::Looked looked;
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const int status = getaddrinfo(host.c_str(), nullptr, &hints, &found);
    if (status != 0) {
        looked.trouble = gai_strerror(status);
        return looked;
    }
    for (const auto* one = found; one != nullptr; one = one->ai_next) {
        std::array<char, NI_MAXHOST> words{};
        const bool known = getnameinfo(
                               one->ai_addr,
                               one->ai_addrlen,
                               words.data(),
                               words.size(),
                               nullptr,
                               0,
                               NI_NUMERICHOST
                           ) == 0;
        if (known && looked.addresses.size() < most_addresses)
            looked.addresses.emplace_back(words.data());
    }
    freeaddrinfo(found);
    return looked;
}

/// Of a function that nobody can interrupt: it is left behind where it takes too long.
template <typename Result, typename Function>
std::optional<Result> in_time(Clock::time_point deadline, Function function) {
    std::promise<Result> promise;
    auto result = promise.get_future();
    std::thread([function = std::move(function), promise = std::move(promise)]() mutable {
        promise.set_value(function());
    }).detach();
    if (result.wait_until(deadline) != std::future_status::ready) return std::nullopt;
    return result.get();
}

How how(error_code error) {
    if (!error) return How::connected;
    if (error == asio::error::connection_refused) return How::refused;
    if (error == asio::error::timed_out) return How::silence;
    return How::unreachable;
}

}  // namespace

Wire::Wire(std::chrono::milliseconds patience, std::size_t most_octets)
    : patience_(patience), most_octets_(most_octets) {}

Wire::~Wire() = default;

ladder::Outcome Wire::carry_out(const ladder::Probe& probe) {
    deadline_ = Clock::now() + patience_;
    if (const auto* lookup = std::get_if<ladder::Lookup>(&probe)) return look_up(*lookup);
    if (const auto* opening = std::get_if<ladder::Open>(&probe)) return open(*opening);
    if (const auto* encryption = std::get_if<ladder::Encrypt>(&probe)) return encrypt(*encryption);
    if (const auto* token = std::get_if<ladder::GetToken>(&probe)) return get_token(*token);
    return ask(std::get<ladder::Ask>(probe));
}

ladder::Looked Wire::look_up(const ladder::Lookup& probe) {
    auto looked = in_time<ladder::Looked>(deadline_, [host = probe.host] { return resolve(host); });
    return looked.value_or(ladder::Looked{{}, "the resolver does not answer in time"});
}

ladder::Token Wire::get_token(const ladder::GetToken& probe) {
    auto token = in_time<ladder::Token>(deadline_, [host = probe.host]() -> ladder::Token {
        auto made = auth::negotiate_token(host);
        return {std::move(made.octets), std::move(made.trouble)};
    });
    return token.value_or(ladder::Token{"", "the KDC does not answer in time"});
}

/// Waits until the operation is done; at the deadline it is cancelled, and false comes back.
bool Wire::finish(const bool& done) {
    io_.restart();
    io_.run_until(deadline_);
    if (done) return true;
    error_code ignored;
    socket_.cancel(ignored);
    io_.restart();
    io_.run();
    return false;
}

ladder::Opened Wire::open(const ladder::Open& probe) {
    layers_.clear();
    error_code error;
    socket_.close(error);
    const auto address = asio::ip::make_address(probe.address, error);
    if (error) return {How::unreachable, error.message(), ""};
    bool done = false;
    socket_.async_connect({address, probe.port}, [&](error_code result) {
        error = result;
        done = true;
    });
    if (!finish(done)) return {How::silence, "no answer in time", ""};
    error_code unknown;
    const auto local = socket_.local_endpoint(unknown).address();
    return {how(error), error ? error.message() : "", error || unknown ? "" : local.to_string()};
}

ladder::Encrypted Wire::encrypt(const ladder::Encrypt& probe) {
    TlsLayer::Below below;
    if (layers_.empty()) {
        below.send = [this](std::string_view octets) { return send(octets); };
        below.receive = [this] { return receive(); };
    } else {
        auto* outer = layers_.back().get();
        below.send = [outer](std::string_view octets) { return outer->send(octets); };
        below.receive = [outer] { return outer->receive(); };
    }
    auto layer = std::make_unique<TlsLayer>(std::move(below));
    auto seen = layer->begin(probe.server_name);
    if (seen.done) layers_.push_back(std::move(layer));
    return seen;
}

ladder::Answered Wire::ask(const ladder::Ask& probe) {
    ladder::Answered answered;
    ended_ = End::closed;
    const bool to_connect = probe.octets.starts_with("CONNECT ");
    if (!send_inside(probe.octets)) {
        answered.end = ended_;
        return answered;
    }
    while (!ladder::is_whole(answered.octets, to_connect)) {
        if (answered.octets.size() >= most_octets_) {
            answered.end = End::limit;
            return answered;
        }
        const auto octets = receive_inside();
        if (octets.empty()) {
            answered.end = ended_;
            return answered;
        }
        answered.octets += octets;
    }
    return answered;
}

std::string Wire::receive() {
    std::array<char, 8 * 1024> buffer{};
    bool done = false;
    error_code error;
    std::size_t size = 0;
    socket_.async_read_some(asio::buffer(buffer), [&](error_code result, std::size_t octets) {
        error = result;
        size = octets;
        done = true;
    });
    if (!finish(done)) {
        ended_ = End::silence;
        return "";
    }
    ended_ = error == asio::error::connection_reset ? End::reset : End::closed;
    return error ? "" : std::string(buffer.data(), size);
}

bool Wire::send(std::string_view octets) {
    bool done = false;
    error_code error;
    asio::async_write(socket_, asio::buffer(octets), [&](error_code result, std::size_t) {
        error = result;
        done = true;
    });
    if (!finish(done)) {
        ended_ = End::silence;
        return false;
    }
    if (error) ended_ = End::reset;
    return !error;
}

std::string Wire::receive_inside() {
    return layers_.empty() ? receive() : layers_.back()->receive();
}

bool Wire::send_inside(std::string_view octets) {
    return layers_.empty() ? send(octets) : layers_.back()->send(octets);
}

}  // namespace proxy407::program
