#pragma once

#include "report/layout.hpp"
#include "suite/suite.hpp"

#include <string>

namespace proxy407::runner {

/// One result in a word: "PASS", "LEAK", "known".
std::string cell_text(const CaseResult& result);
report::Colour cell_colour(const CaseResult& result);

/// Does it count as passed?
bool is_good(const CaseResult& result);

/// Of one client, by one channel, to one kind of target?
bool is_same_row(const CaseResult& a, const CaseResult& b);

}  // namespace proxy407::runner
