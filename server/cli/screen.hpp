#pragma once

#include <string_view>

namespace proxy407::cli {

/// Are colours wanted on that descriptor? It is a terminal, not a dumb one, and NO_COLOR
/// (no-color.org) is not set.
bool wants_colour(int descriptor);

/// Standard output, line by line. When its reader has gone it says so once on stderr, and what
/// follows is dropped.
void print(std::string_view lines);

}  // namespace proxy407::cli
