#pragma once

#include "results/document.hpp"
#include "suite/candidate.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::program {

/// Writes what each client of the run fails at into its baseline, CLIENT.json in that folder. What
/// is to be looked at is said in the name of the command on stderr. False when a file could not be
/// written.
bool update_baselines(
    std::string_view command,
    const results::Document& document,
    const std::vector<suite::Candidate>& candidates,
    const std::string& folder
);

}  // namespace proxy407::program
