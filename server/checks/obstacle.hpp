#pragma once

#include "checks/check.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace proxy407::checks {

/// What kept the client from its requests, so that the checks had nothing to look at.
struct Obstacle {
    std::string finding;         ///< stable id: "certificate-not-trusted" ...
    std::string sentence;        ///< what was seen
    std::uint64_t exchange = 0;  ///< number of the exchange that shows it
};

/// What an exchange shows of TLS that failed; nothing where it is about something else.
std::optional<Obstacle> tls_obstacle(const journal::Exchange& event);

/// TLS that failed, to the proxy or inside a tunnel, and not one request came where it was to lead.
/// The checks had nothing to look at then, and a pass would be none.
std::optional<Obstacle> find_obstacle(const Evidence& evidence);

}  // namespace proxy407::checks
