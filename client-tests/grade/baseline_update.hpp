#pragma once

#include "grade/baseline.hpp"

#include <string>
#include <vector>

namespace proxy407::grade {

/// What is known of a client after a run: the failures that were seen, each with the reason it had
/// before or with an empty one, which a person has to fill in (a file with an empty reason is a
/// mistake). What is known of cases that were not run stays. Leaks are left out.
Baseline updated_baseline(
    const Baseline& before,
    const std::string& client,
    const std::string& version,
    const std::vector<results::Result>& results
);

/// How many failures of it still need their reason.
std::size_t without_reason(const Baseline& baseline);

/// The baseline as its file, which load_baseline reads.
std::string to_text(const Baseline& baseline, const std::string& client);

}  // namespace proxy407::grade
