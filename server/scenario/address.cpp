#include "scenario/address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace proxy407::scenario {

namespace {

constexpr std::array<std::uint8_t, 12> v4_prefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr int v4_prefix_bits = 96;

/// The number of bits after "/": decimal, no sign, no leading zero.
std::optional<int> parse_prefix(std::string_view digits, int most) {
    int bits = 0;
    const auto* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, bits);
    if (error != std::errc{} || stop != end || bits < 0 || bits > most) return std::nullopt;
    if (digits.size() > 1 && digits.front() == '0') return std::nullopt;
    return bits;
}

}  // namespace

bool Address::is_v4() const {
    return std::equal(v4_prefix.begin(), v4_prefix.end(), octets.begin());
}

std::optional<Address> parse_address(std::string_view text) {
    const std::string terminated(text);
    if (terminated.size() != std::char_traits<char>::length(terminated.c_str())) return {};
    Address address;
    if (inet_pton(AF_INET6, terminated.c_str(), address.octets.data()) == 1) return address;
    std::copy(v4_prefix.begin(), v4_prefix.end(), address.octets.begin());
    if (inet_pton(AF_INET, terminated.c_str(), address.octets.data() + v4_prefix.size()) == 1) {
        return address;
    }
    return std::nullopt;
}

std::string to_string(const Address& address) {
    if (!address.is_v4()) {
        std::array<char, INET6_ADDRSTRLEN> text{};
        inet_ntop(AF_INET6, address.octets.data(), text.data(), text.size());
        return text.data();
    }
    std::string
        text;  // Every answer of the embedded origin may need it: inet_ntop costs ten times.
    for (auto i = v4_prefix.size(); i < address.octets.size(); ++i) {
        text += (text.empty() ? "" : ".") + std::to_string(address.octets[i]);
    }
    return text;
}

bool is_loopback(const Address& address) {
    constexpr std::size_t first_of_v4 = 12;
    if (address.is_v4()) return address.octets[first_of_v4] == 127;
    return address == *parse_address("::1");
}

bool Network::contains(const Address& candidate) const {
    const auto whole = static_cast<std::size_t>(prefix / 8);
    if (!std::equal(
            address.octets.begin(), address.octets.begin() + whole, candidate.octets.begin()
        )) {
        return false;
    }
    const int rest = prefix % 8;
    if (rest == 0) return true;
    const auto mask = static_cast<std::uint8_t>(0xff << (8 - rest));
    return ((address.octets[whole] ^ candidate.octets[whole]) & mask) == 0;
}

std::optional<Network> parse_network(std::string_view text) {
    const auto slash = text.find('/');
    const auto address = parse_address(text.substr(0, slash));
    if (!address) return std::nullopt;
    if (slash == text.npos) return Network{*address, 128};
    // "::ffff:10.0.0.0/104" counts its bits in the long form, "10.0.0.0/8" in the short one.
    const bool dotted = text.find(':') == text.npos;
    const auto bits = parse_prefix(text.substr(slash + 1), dotted ? 32 : 128);
    if (!bits) return std::nullopt;
    return Network{*address, dotted ? v4_prefix_bits + *bits : *bits};
}

bool is_in(const std::vector<Network>& networks, const Address& address) {
    return std::ranges::any_of(networks, [&](const Network& network) {
        return network.contains(address);
    });
}

}  // namespace proxy407::scenario
