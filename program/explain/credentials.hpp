#pragma once

#include "offline/sightings.hpp"
#include "program/command_line.hpp"

#include <string>
#include <vector>

namespace proxy407::program {

/// What is to be explained, and how it is shown.
struct CredentialsRequest {
    std::vector<offline::Sighting> seen;
    std::string proxy_url;
    bool json = false;
    bool shows_secrets = false;
};

/// Judges what was sent by the account that the options give; the exit code comes back.
int explain_credentials(
    const CommandLine& line, const cxxopts::ParseResult& given, const CredentialsRequest& request
);

}  // namespace proxy407::program
