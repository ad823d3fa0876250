#pragma once

#include <optional>
#include <string>

namespace proxy407::program {

/// Asks on the terminal, wherever standard input comes from, and shows nothing of what is typed.
/// Nothing where there is no terminal, or at the end of its input.
std::optional<std::string> ask_password();

/// One line of standard input, without its line end; where that is a terminal it asks. Nothing at
/// the end of the input.
std::optional<std::string> read_password();

}  // namespace proxy407::program
