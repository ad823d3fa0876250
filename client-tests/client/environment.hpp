#pragma once

#include "process/child.hpp"

#include <string>

namespace proxy407::client {

/// What a client needs to run at all, and nothing that could send it elsewhere: PATH, a UTF-8
/// locale, and `home` for everything that it keeps.
process::Environment clean_environment(const std::string& home);

}  // namespace proxy407::client
