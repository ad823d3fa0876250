#pragma once

#include <string_view>

namespace proxy407::client {

/// The line where a program says why it failed, without its end: the last that is neither blank nor
/// of what Rust and Node say after it (advice; the stack and the version).
std::string_view last_line(std::string_view text);

}  // namespace proxy407::client
