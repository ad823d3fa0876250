#pragma once

#include "grade/baseline.hpp"
#include "results/result.hpp"

#include <set>
#include <string>
#include <vector>

namespace proxy407::grade {

/// What was found of the client's leaks that no entry is about: a leak for each.
std::set<std::string> unpublished_leaks(
    const std::vector<results::Result>& results, const std::string& client
);

/// Once all cases of the client are there: where it has more leaks without an entry than its
/// baseline counts as withheld, one of them is new, and nobody can tell which: all are unexpected.
void settle_withheld(
    std::vector<results::Result>& results, const std::string& client, const Baseline& baseline
);

}  // namespace proxy407::grade
