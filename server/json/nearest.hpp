#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::json {

/// The candidates that a mistyped word may stand for, the likeliest first; none when nothing is
/// near.
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

/// "a", "b", "c"
std::string in_a_row(const std::vector<std::string>& words);

/// one of "a", "b", "c" (did you mean "b"?); where there are many the guess comes first, and of
/// more than a hundred only their number
std::string one_of(const std::vector<std::string>& allowed, std::string_view found);

}  // namespace proxy407::json
