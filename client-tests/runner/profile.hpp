#pragma once

#include "runner/client.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::runner {

/// How much of the suite a run is.
enum class Profile {
    usual,   ///< one scenario of each family and the special characters
    whole,   ///< the rest of the catalogue, too
    chosen,  ///< what was asked for by name, without exceptions
};

/// The names of the scenarios of `usual` or `whole`.
std::vector<std::string> scenarios_of(Profile profile);

/// Is the scenario of that name put to this client by this channel, one of its own? Left out is what
/// costs far more time than it tells, for each case of a slow client, and of a driver that is told
/// by variables, has a process of its own:
/// - of special characters all but the telling ones; `whole` has all of them, for slow clients by
///   their first channel;
/// - all of these where variables tell the URL that the client has had by `url`; `whole` has the
///   telling ones;
/// - of the rest of the catalogue all for slow clients, and for others all but their first channel:
///   how a client was told of the proxy decides what it makes of the credentials, not of the
///   answers.
bool is_part_of(
    Profile profile, std::string_view scenario, const Client& client, const Channel& channel
);

}  // namespace proxy407::runner
