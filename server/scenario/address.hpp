#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::scenario {

/// An IP address; IPv4 is held as ::ffff:a.b.c.d.
struct Address {
    std::array<std::uint8_t, 16> octets{};
    bool is_v4() const;
    auto operator<=>(const Address&) const = default;
};

std::optional<Address> parse_address(std::string_view text);
std::string to_string(const Address& address);

/// Can only this machine reach it? 127.0.0.0/8 and ::1.
bool is_loopback(const Address& address);

/// A CIDR block, or a single address.
struct Network {
    Address address;
    int prefix = 128;  ///< bits of the 128-bit form
    bool contains(const Address& candidate) const;
    bool operator==(const Network&) const = default;
};

std::optional<Network> parse_network(std::string_view text);

bool is_in(const std::vector<Network>& networks, const Address& address);

}  // namespace proxy407::scenario
