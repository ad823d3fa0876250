#pragma once

#include "grade/case_evidence.hpp"
#include "results/result.hpp"

#include <string>

namespace proxy407::grade {

/// A sentence, and after it what the client said last of why it failed.
std::string with_last_words(std::string sentence, const results::Result& result);

/// The verdict over what the client reports, when the wire has nothing against it.
results::Judgement judge_report(const CaseEvidence& evidence, const results::Result& result);

}  // namespace proxy407::grade
