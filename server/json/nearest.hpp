#pragma once

#include "json/mistake.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::json {

/// The candidates that a mistyped word may stand for, the likeliest first; none when nothing is
/// near.
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

/// "a", "b", "c"
std::string in_a_row(const std::vector<std::string>& words);

/// did you mean "b"? -- or "" when nothing is near
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

/// One of "a", "b", "c" was expected in place of the word: the likely one is the fix, and of many
/// only their number is said beside it.
void expect_one_of(
    Mistake& mistake, const std::vector<std::string>& allowed, std::string_view word
);

/// The sentence for a key that is not known, with the likely one or else those that are.
void unknown_key(Mistake& mistake, const std::vector<std::string>& known, std::string_view key);

/// one of "a", "b", "c" (did you mean "b"?); where there are many the guess comes first, and of
/// more than a hundred only their number
std::string one_of(const std::vector<std::string>& allowed, std::string_view found);

}  // namespace proxy407::json
