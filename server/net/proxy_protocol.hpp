#pragma once

#include "scenario/address.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace proxy407::net {

/// What stands at the front of a connection from a trusted peer (the PROXY protocol, versions 1
/// and 2, of 2020/03/05).
struct ProxyHeader {
    enum class State { more, complete, invalid };
    State state = State::more;
    std::size_t size = 0;  ///< octets it takes, when complete
    /// The client it speaks of; nothing for UNKNOWN, LOCAL and families that have no IP address.
    std::optional<scenario::Address> source;
    std::uint16_t source_port = 0;
    std::string error;  ///< when invalid
};

/// A pure function of the octets received so far.
ProxyHeader parse_proxy_header(std::string_view received);

}  // namespace proxy407::net
