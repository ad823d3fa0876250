#pragma once

#include "results/document.hpp"
#include "suite/suite.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace proxy407::runner {

/// One run of the suite: what was asked for, and when.
struct RunInfo {
    std::chrono::system_clock::time_point began;
    std::chrono::milliseconds took{0};
    std::uint64_t seed = 0;
    Shard shard;
    std::size_t jobs = 0;
    std::vector<std::string> argv;
    bool incomplete = false;  ///< it was stopped before its end
};

/// All that was seen, so that reports can be made and verdicts looked into later.
results::Document document_of(
    const std::vector<Candidate>& candidates,
    const std::vector<NamedScenario>& scenarios,
    const std::vector<CaseResult>& cases,
    const RunInfo& run
);

/// One case as it stands in the document. What is no UTF-8 is replaced.
results::Result result_of(const CaseResult& one);

/// The reverse of result_of.
CaseResult case_of(const results::Result& result);

}  // namespace proxy407::runner
