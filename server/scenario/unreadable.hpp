#pragma once

#include "json/mistake.hpp"

#include <string>
#include <string_view>

namespace proxy407::scenario {

/// How standard input is called in mistakes.
inline constexpr std::string_view standard_input = "standard input";

/// The mistake for a path that gives no text, and why; with a file that is near.
json::Mistake unreadable(const std::string& path, const std::string& trouble);

/// Does the text look like what curl -v or curl -i prints?
bool is_transcript(std::string_view text);

/// The mistake for such a text in the place of a scenario.
json::Mistake transcript_instead(const std::string& file);

}  // namespace proxy407::scenario
