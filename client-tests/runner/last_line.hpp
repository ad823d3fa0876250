#pragma once

#include <string_view>

namespace proxy407::runner {

/// The last line that is neither blank nor an advice for debugging, without its end: where a
/// program says why it failed.
std::string_view last_line(std::string_view text);

}  // namespace proxy407::runner
