#pragma once

#include "process/child.hpp"

#include <string>
#include <vector>

namespace proxy407::program {

/// What became of a command that no connection came from, as its words and its end tell.
struct Absence {
    std::string finding;   ///< "failed-before-connecting", "no-request" or "went-past-the-proxy"
    std::string word;      ///< "BYPASSED"
    std::string headline;  ///< "the command went past the proxy"
    std::vector<std::string> sentences;  ///< what the end shows; then the likely fix and others
    std::string lines;                   ///< to be pasted as they are; "": none
};

Absence absence(
    const std::vector<std::string>& command, const process::Ending& ending, bool had_proxy_variables
);

}  // namespace proxy407::program
