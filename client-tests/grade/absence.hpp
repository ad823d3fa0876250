#pragma once

#include "grade/case_evidence.hpp"
#include "results/result.hpp"

namespace proxy407::grade {

/// Did the client end with an error of its own before it sent a request? It connected at most, with
/// TLS where the proxy has it.
bool gave_up(const CaseEvidence& evidence, const results::Result& result);

/// The verdict where nothing came to the proxy.
results::Judgement judge_absence(const CaseEvidence& evidence, const results::Result& result);

}  // namespace proxy407::grade
