#pragma once

#include "report/layout.hpp"
#include "reports/mark.hpp"

#include <string>

namespace proxy407::reports {

/// One case in a word: "PASS", "LEAK", "known", "STALE", and of other failures the verdict; "-" for
/// what was not run.
std::string terminal_word(const results::Result& result);

/// Several cases: the word of a single one, "PASS" when every expectation of all holds, else how
/// many are good of how many that ran: "38/40". Where none could be judged by what it is about,
/// "BYPASSED" or "SETUP FAIL".
std::string terminal_cell(const std::vector<const results::Result*>& results);

/// "LEAK", "known", "STALE" and their like; of a plain failure the name of its verdict.
std::string terminal_word(Mark mark, results::Verdict verdict);

report::Colour terminal_colour(Mark mark);

}  // namespace proxy407::reports
