#pragma once

#include "client/client.hpp"

#include <string>

namespace proxy407::suite {

/// What of the client is not on this machine, and the command that installs it where there is one:
/// "/x/clients/pip/.venv/bin/python is not there; ./dev clients pip installs it"; "" when nothing
/// is missing. The client is not run for it.
std::string why_absent(const client::Client& client);

}  // namespace proxy407::suite
