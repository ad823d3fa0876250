#pragma once

#include "client/client.hpp"

#include <string>

namespace proxy407::client {

/// Why the suite does not put the scenario to clients, as said of it: "its client uploads
/// something"; "" when it does. Drivers fetch one target, and are told of the proxy by one channel.
std::string why_not_asked(const scenario::Scenario& scenario);

/// Is there something to see when this client asks for that kind of target?
bool is_asked(const scenario::Scenario& scenario, Target target, const Client& client);

}  // namespace proxy407::client
