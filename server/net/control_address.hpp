#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace proxy407::net {

/// Where the control API listens.
struct ControlAddress {
    std::uint16_t port = 0;  ///< 0: any
    std::string address = "127.0.0.1";
    std::vector<std::string> hosts = {};  ///< names by which others ask; none: it is the loopback's
};

}  // namespace proxy407::net
