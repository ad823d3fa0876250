#pragma once

#include "results/document.hpp"
#include "suite/suite.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace proxy407::suite {

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

/// The results of a run with what they are about: the document that every report is made of.
results::Document document_of(
    const std::vector<Candidate>& candidates,
    const std::vector<NamedScenario>& scenarios,
    std::vector<results::Result> results,
    const RunInfo& run
);

}  // namespace proxy407::suite
