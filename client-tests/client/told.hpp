#pragma once

#include "client/client.hpp"
#include "handout/settings.hpp"

#include <string>

namespace proxy407::client {

/// The URL that the client is to fetch, or to upload to, or to open a WebSocket at.
std::string url_told(
    const Client& client,
    const scenario::Scenario& scenario,
    Target target,
    const handout::ProxySettings& proxy
);

/// The settings as the client is told of them: the proxy's URL as the scenario spells it, where it
/// does, and the exceptions in a variable.
handout::ProxySettings settings_told(
    const scenario::Scenario& scenario, handout::ProxySettings proxy
);

/// What is expected of a client that opens WebSockets only: the target answers 101 where it answers
/// 200 to others.
void expect_websocket(scenario::Scenario& scenario);

/// What is uploaded: text of no meaning, more than one packet has room for.
std::string content_told();

}  // namespace proxy407::client
