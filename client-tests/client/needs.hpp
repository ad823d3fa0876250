#pragma once

#include "client/client.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::client {

/// What a case takes of its client: of each list one feature is enough.
using Needs = std::vector<std::vector<std::string>>;

Needs needs_of(const scenario::Scenario& scenario, Target target);

/// The feature without which the channel can't do this case ("digest.connect"); "" when it can.
std::string missing_feature(
    const Channel& channel, const scenario::Scenario& scenario, Target target
);

/// Does the case take that feature whatever else it takes ("upload")?
bool takes(const scenario::Scenario& scenario, Target target, std::string_view feature);

/// The feature that a client takes for the task of a scenario; "" of one that no driver can be
/// given.
std::string_view feature_of_task(std::string_view task);

/// The names of the schemes that the scenario's first step offers, in lower case: "digest".
std::vector<std::string> offered_schemes(const scenario::Scenario& scenario, Target target);

/// Does a scenario that has a challenge of its own for CONNECT ask there for what the client does
/// not claim by that channel?
bool lacks_scheme_in_tunnel(
    const Client& client, const std::string& channel, const scenario::Scenario& scenario
);

}  // namespace proxy407::client
