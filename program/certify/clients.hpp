#pragma once

#include "suite/suite.hpp"

#include <optional>
#include <string>
#include <vector>

namespace proxy407::program {

/// The names of the clients in a folder: its folders with a client.json, sorted.
std::vector<std::string> clients_in(const std::string& folder);

/// A client and what is known of it; all mistakes on stderr.
std::optional<suite::Candidate> load_candidate(
    const std::string& folder, const std::string& baselines
);

/// "baselines" beside the folder of the clients.
std::string usual_baselines(const std::string& clients_folder);

/// A scenario by its name or file, or special/PAIR; all mistakes on stderr.
std::optional<suite::NamedScenario> load_case(const std::string& name);

}  // namespace proxy407::program
