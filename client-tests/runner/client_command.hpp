#pragma once

#include "runner/client.hpp"

#include <string>

namespace proxy407::runner {

/// What a client is run with for one case.
struct Setting {
    const Client& client;
    const Channel& channel;
    const scenario::Scenario& scenario;
    Target target;
};

/// The command with every string made for it: the client gets them as they are.
Command client_command(
    const Setting& setting, const Coordinates& coordinates, Environment environment
);

/// A line for a shell that does the same by `proxy407 run`. `scenario` is the name or the file by
/// which it was asked for.
std::string reproducing_line(const Setting& setting, const std::string& scenario);

}  // namespace proxy407::runner
