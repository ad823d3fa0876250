#pragma once

#include "grade/case_evidence.hpp"
#include "results/result.hpp"

#include <cstddef>
#include <vector>

namespace proxy407::grade {

/// More exchanges than any client needs for a case that it brings to an end; those that go round
/// and round come to tens of thousands.
inline constexpr std::size_t most_exchanges = 500;

/// The verdict over a case, by what its scenario is about; of `result` it reads what the client
/// did: how it ended, what it reported and printed. The wire comes first, the client's report
/// second: a leak before a crash is a leak, and a client that reports success after a 407 has still
/// failed.
results::Judgement judge(const CaseEvidence& evidence, const results::Result& result);

/// What the scenario is not about, and was seen all the same.
std::vector<results::Fault> faults_on_the_way(const CaseEvidence& evidence);

}  // namespace proxy407::grade
