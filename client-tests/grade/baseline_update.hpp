#pragma once

#include "grade/baseline.hpp"

#include <string>
#include <vector>

namespace proxy407::grade {

/// What is known of a client after a run: the failures that were seen, each with the reason that
/// this very failure had before, or with none until a person has found it; a fault that was seen on
/// the way is one entry for its channel and kind of target. What is known of cases that were not
/// run stays; of faults on the way only the run of every scenario tells that they are gone. Entries
/// for leaks stay as they are; the leaks that have none are counted, and only the run of every
/// scenario tells that there are fewer than before.
Baseline updated_baseline(
    const Baseline& before,
    const std::string& client,
    const std::string& version,
    const std::vector<results::Result>& results,
    bool whole
);

/// How many failures of it still need their reason.
std::size_t without_reason(const Baseline& baseline);

/// The baseline as its file, which load_baseline reads.
std::string to_text(const Baseline& baseline, const std::string& client);

}  // namespace proxy407::grade
