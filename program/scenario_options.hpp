#pragma once

#include "json/mistake.hpp"
#include "scenario/catalogue.hpp"

#include <optional>
#include <string>
#include <vector>

namespace proxy407::program {

/// Each on a line of standard error.
void print_mistakes(const json::Mistakes& mistakes);

enum class ReadAs { name_or_file, file };

/// The scenario of that name or file, "-" for standard input; its warnings are printed.
scenario::Loaded load_scenario(const std::string& name_or_path, ReadAs read_as);

/// The scenarios of these names or files; or all mistakes of all of them on stderr, and nothing.
std::optional<std::vector<scenario::Scenario>> load_scenarios(const std::vector<std::string>& names
);

/// The one account of the scenario from now on. What is wrong with it comes back, or "".
std::string replace_credentials(scenario::Scenario& scenario, const auth::Account& account);

/// --origin-forward: from now on its requests go to these real hosts, "*" being every one. What is
/// wrong with the places comes back, or "".
std::string forward_to(scenario::Scenario& scenario, const std::vector<std::string>& places);

}  // namespace proxy407::program
