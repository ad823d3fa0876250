#pragma once

#include "results/document.hpp"

#include <cstddef>
#include <string>

namespace proxy407::reports {

/// GitHub refuses the summary of a step above 1 MiB, and all of it.
inline constexpr std::size_t markdown_limit = 1'000'000;

/// A summary for the page of a CI job: what was not expected, cause by cause, with its
/// reproduction, then a table of clients by families, then what is known and why. Never longer than
/// the limit; what is left out is said.
std::string markdown(const results::Document& document, std::size_t limit = markdown_limit);

}  // namespace proxy407::reports
