#pragma once

#include "client/client.hpp"

#include <string>
#include <vector>

namespace proxy407::client {

/// How much of the suite a run is.
enum class Profile {
    usual,   ///< what the users of every client meet, and the special characters
    whole,   ///< the rest of the catalogue, too
    chosen,  ///< what was asked for by name, without exceptions
};

/// The names of the scenarios of `usual` or `whole`.
std::vector<std::string> scenarios_of(Profile profile);

/// The case that asks no more of a client than that it can do a scheme at all: "basic", "digest".
/// It is asked before all others.
bool is_plain_case(std::string_view scenario);

/// Is the scenario, known by that name, put to this client by this channel, one of its own? Left
/// out is what costs far more time than it tells. A case is dear for a slow client, and for a
/// driver that is told by variables, as it takes a process:
/// - these have only the telling ones of the special characters; in `whole` all of them, a slow
///   client by its first channel;
/// - where variables tell the URL that the client has had by `url` there are none of them; in
///   `whole` the telling ones;
/// - what a client makes of answers (a refusal, a redirect), and where it takes its credentials, is
///   asked by one channel alone, the first that can do it, as is the rest of the catalogue: how a
///   client was told of the proxy decides what it makes of the credentials. Of that rest slow
///   clients have nothing.
bool is_part_of(
    Profile profile,
    const std::string& name,
    const scenario::Scenario& scenario,
    Target target,
    const Client& client,
    const Channel& channel
);

}  // namespace proxy407::client
