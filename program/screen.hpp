#pragma once

#include <string_view>

namespace proxy407::program {

/// Are colours wanted on that descriptor? It is a terminal, not a dumb one, and NO_COLOR
/// (no-color.org) is not set.
bool wants_colour(int descriptor);

/// Before anything is printed: std::cout remembers why it could not be written.
void remember_output_errors();

/// Standard output, there and then.
void print(std::string_view lines);

/// At the end. False when something of standard output was lost, which is said on stderr in the
/// system's words.
bool all_is_printed();

}  // namespace proxy407::program
