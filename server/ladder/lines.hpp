#pragma once

#include "handout/client_lines.hpp"
#include "ladder/rung.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::ladder {

/// The clients that lines can be asked for: "curl", "requests", ...
std::vector<std::string> clients_with_lines();

/// Lines that work through the proxy by what the probes found out; for one client, or for all with
/// "". `shows_secrets`: else PASSWORD stands for it. A client that can't do it has a line that
/// begins with "#" and says why. Empty where no probe came through.
std::vector<handout::ClientLine> working_lines(
    const Facts& facts, std::string_view client, bool shows_secrets
);

}  // namespace proxy407::ladder
