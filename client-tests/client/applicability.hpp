#pragma once

#include "client/client.hpp"

#include <string>

namespace proxy407::client {

/// Why the suite does not put the scenario to clients, as said of it: "its client sends a TRACE";
/// "" when it does.
std::string why_not_asked(const scenario::Scenario& scenario);

/// Can this client be told of the scenario's credentials by the channel? A request to a driver is
/// JSON, which has no octets that are no UTF-8.
bool can_be_told(const scenario::Scenario& scenario, const Client& client, const Channel& channel);

/// Is there something to see when this client, told by that channel of its own, asks for that kind
/// of target?
bool is_asked(
    const scenario::Scenario& scenario, Target target, const Client& client, const Channel& channel
);

/// Is the URL of the proxy spelled by the scenario itself, as "http://user:100%sure@{place}"?
bool spells_proxy_url(const scenario::Scenario& scenario);

}  // namespace proxy407::client
