#pragma once

#include "auth/scheme.hpp"
#include "json/node.hpp"

#include <optional>
#include <string>

namespace proxy407::scenario {

/// The scheme in a node that holds the schema, if it is neither Basic nor Digest. `realm` is the
/// node's, or the usual one.
std::optional<auth::Scheme> scheme_of_token_or_handshake(
    const json::Node& node, const std::string& realm, json::Complaints& complaints
);

}  // namespace proxy407::scenario
