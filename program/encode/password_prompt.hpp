#pragma once

#include <optional>
#include <string>

namespace proxy407::program {

/// One line of standard input, without its line end. On a terminal it asks on stderr and shows
/// nothing of what is typed. Nothing at the end of the input.
std::optional<std::string> read_password();

}  // namespace proxy407::program
