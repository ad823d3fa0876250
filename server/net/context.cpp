#include "net/context.hpp"

#include "auth/mechanism.hpp"
#include "files/random_octets.hpp"

#include <boost/asio/ip/udp.hpp>

#include <algorithm>

namespace proxy407::net {

namespace {

/// 127.0.0.1 of ::ffff:127.0.0.1, which leads to the same place.
asio::ip::address plain(const asio::ip::address& address) {
    if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
}

/// Who connects to an address of this machine comes from that address. Nothing is sent.
bool is_of_this_machine(const asio::ip::address& address) {
    using Udp = asio::ip::udp;
    asio::io_context unused;
    Udp::socket socket(unused);
    error_code error;
    const Udp::endpoint there(address, 9);
    socket.open(there.protocol(), error);
    if (!error) socket.connect(there, error);
    return !error && socket.local_endpoint(error).address() == address && !error;
}

/// Does somebody who listens there hear who connects to that address?
bool hears(const asio::ip::address& listening, const asio::ip::address& address) {
    // Whoever connects to no address, 0.0.0.0 or ::, comes to the loopback.
    if (address.is_loopback() || address.is_unspecified() || listening == address) return true;
    return listening.is_unspecified() && is_of_this_machine(address);
}

}  // namespace

bool is_off_limits(const Context& context, const Tcp::endpoint& place) {
    const auto address = plain(place.address());
    return std::ranges::any_of(context.off_limits, [&](const Tcp::endpoint& one) {
        return one.port() == place.port() && hears(one.address(), address);
    });
}

auth::Ambient ambient() {
    auth::Ambient world{std::chrono::system_clock::now(), files::random_octets};
    world.make_acceptor = [now = world.now](const auto& policy, const auto& accounts) {
        return auth::make_acceptor(policy, accounts, {now, files::random_octets});
    };
    return world;
}

}  // namespace proxy407::net
