#pragma once

#include "http/framing.hpp"
#include "http/head.hpp"
#include "http/target.hpp"

#include <variant>

namespace proxy407::decision {

/// Where a request that a proxy may act on goes.
using Destination = std::variant<http::Authority, http::Complaint>;

/// Is the request-target one for a proxy? (RFC 9112 section 3.2; requirements S-FWD-03 to 05,
/// S-CON-02)
Destination destination(const http::RequestHead& head);

}  // namespace proxy407::decision
