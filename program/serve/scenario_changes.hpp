#pragma once

#include "auth/account.hpp"
#include "scenario/model.hpp"

#include <optional>
#include <string>
#include <vector>

namespace proxy407::program {

/// What options of `serve` change in every scenario that it serves.
struct ScenarioChanges {
    bool tls = false;
    std::vector<std::string> proxy_protocol_from;  ///< addresses and CIDR blocks
    std::vector<std::string> forward_to;           ///< "HOST:PORT", or "*"
    std::optional<auth::Account> user;

    /// What is wrong with them, or "".
    std::string apply(scenario::Scenario& scenario) const;
};

}  // namespace proxy407::program
