#pragma once

#include "program/serve/options.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace proxy407::program {

/// The ports that were bound.
struct Ports {
    std::vector<std::uint16_t> proxies;  ///< of the scenarios, in their order
    std::uint16_t control = 0;           ///< of the control API; 0: it is off
};

/// What was started on those ports, with lines to try that work as printed.
std::string serve_banner(
    const ServeRequest& request, const app::Server& server, const Ports& ports, bool colour
);

/// An address as it stands in a URL, and as a client on this machine can reach it: that of every
/// interface is reached by the loopback.
std::string url_host(const std::string& address);

/// A warning when others than this machine can reach the proxy; "" on a loopback address.
std::string reach_warning(const ServeRequest& request);

}  // namespace proxy407::program
