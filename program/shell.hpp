#pragma once

#include <string>
#include <string_view>

namespace proxy407::program {

/// The text as one word of a POSIX shell, in single quotes where it needs any.
std::string shell_word(std::string_view text);

}  // namespace proxy407::program
