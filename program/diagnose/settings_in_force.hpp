#pragma once

#include "ladder/settings_read.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace proxy407::program {

/// The settings of this user that some clients take a proxy from: variables, and the files of curl,
/// git, npm, pip and netrc.
ladder::Settings settings_in_force(std::string_view proxy_host);

/// The proxy that the environment names, and by which variable; nothing where none does.
std::optional<ladder::Setting> proxy_of_environment();

}  // namespace proxy407::program
