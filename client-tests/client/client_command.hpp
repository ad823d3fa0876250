#pragma once

#include "client/client.hpp"
#include "handout/settings.hpp"

#include <chrono>
#include <string>

namespace proxy407::client {

/// What a client is run with for one case.
struct Setting {
    const Client& client;
    const Channel& channel;
    const scenario::Scenario& scenario;
    Target target;
    std::string content_file = {};  ///< has what is to be uploaded; "": nothing is
};

/// The command line of a template driver with every string made for it: the client gets them as
/// they are.
process::Command template_command(
    const Setting& setting, const handout::ProxySettings& proxy, process::Environment environment
);

/// The process of a program driver. With the variables of the channel and the scenario where a
/// proxy is given (a process per case).
process::Command program_command(
    const Setting& setting, const handout::ProxySettings* proxy, process::Environment environment
);

/// The line that tells a program driver its case (client-tests/README.md); it gets no more than the
/// channel is about, so that it can't help.
std::string case_request(
    const Setting& setting,
    const handout::ProxySettings& proxy,
    const std::string& id,
    std::chrono::milliseconds time
);

/// What the client was given, for people: a shell line, or the request to a driver.
std::string shown_command(const process::Command& command, const process::Environment& without);

}  // namespace proxy407::client
