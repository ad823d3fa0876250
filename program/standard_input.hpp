#pragma once

#include <string>
#include <string_view>

namespace proxy407::program {

/// Is it standard input, by one of its names?
bool is_standard_input(std::string_view path);

/// Takes standard input for what is named, which can be done once: what is wrong comes back, or "".
std::string take_standard_input(const std::string& what);

}  // namespace proxy407::program
