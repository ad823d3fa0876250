#pragma once

#include "program/command_line.hpp"

#include <string>
#include <vector>

namespace proxy407::program {

/// Prints what each id or word means; the exit code comes back.
int explain_words(const CommandLine& line, const std::vector<std::string>& words);

}  // namespace proxy407::program
