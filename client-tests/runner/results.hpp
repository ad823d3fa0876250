#pragma once

#include "runner/suite.hpp"

#include <chrono>
#include <string>
#include <variant>
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

/// One JSON object with all that was seen (client-tests/reports/results.schema.json), so that
/// reports can be made and verdicts looked into later.
std::string results_json(
    const std::vector<Candidate>& candidates,
    const std::vector<NamedScenario>& scenarios,
    const std::vector<CaseResult>& results,
    const RunInfo& run
);

/// One result as a line, as it stands in results_json.
std::string case_line(const CaseResult& result);

/// The reverse of case_line. Throws nlohmann::json::exception.
CaseResult read_case_line(const std::string& line);

}  // namespace proxy407::runner
