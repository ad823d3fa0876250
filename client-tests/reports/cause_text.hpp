#pragma once

#include "results/cause.hpp"

#include <string>
#include <vector>

namespace proxy407::reports {

/// How much it counts: "MUST", "SHOULD", "practice", "choice"; "" for a failure that is no check's.
std::string level_text(const results::Cause& cause);

/// What asks for it: "C-TARGET-06 (RFC 9112 section 3.2)"; "" where it is no check's.
std::string clause_text(const results::Cause& cause);

/// In the place of all that is known of a leak without a public reference.
inline const std::string withheld_text =
    "withheld: it has no public reference yet (docs/disclosure.md)";

/// Where it was seen, on one line: "option https: basic, digest and 12 more; on the way, url http:
/// in 46 cases".
std::string places_text(const results::Cause& cause);

/// "12 causes in 5 clients"
std::string count_text(const results::CauseCount& count);

/// Only those of one client.
std::vector<results::Cause> causes_of(
    const std::vector<results::Cause>& causes, const std::string& client
);

}  // namespace proxy407::reports
