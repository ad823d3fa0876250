#pragma once

#include "runner/baseline.hpp"
#include "runner/client.hpp"
#include "runner/verdict.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace proxy407::runner {

/// A scenario and the name or file by which it was asked for.
struct NamedScenario {
    std::string name;
    scenario::Scenario scenario;
};

/// A client that is to be certified.
struct Candidate {
    Client client;
    Baseline baseline;
    bool installed = false;
    std::string version;  ///< "7.88.1"
    std::string why_not;  ///< when it is not installed
};

/// One cell of the matrix.
struct CaseResult {
    std::string client;
    std::string channel;
    Target target = Target::http;
    std::string scenario;
    bool control = false;  ///< does this client reach the proxy at all?
    Judgement judgement;
    Standing standing = Standing::expected;
    std::string reason;  ///< of a known failure
    Ending ending;
    std::chrono::milliseconds took{0};
    std::string reproduce;  ///< a line for a shell
    std::vector<checks::CheckResult> checks;
    std::vector<std::string> exchanges;  ///< as JSON
    std::string output;
    std::string error;
};

struct SuiteOptions {
    std::vector<NamedScenario> scenarios;  ///< without the control case
    scenario::Scenario control;
    std::size_t jobs = 1;
    std::chrono::milliseconds time{15'000};  ///< for each case
    int cancel = -1;                         ///< readable: stop
    std::function<void(std::size_t done, std::size_t all, const CaseResult& last)> progress;
};

/// Asks the client for its version; one that does not answer is not installed.
void probe(Candidate& candidate, int cancel);

/// Every client by every channel to every target through every scenario, the control case first.
/// The order of the results does not depend on the number of jobs. What was not begun when
/// `cancel` became readable is left out.
std::vector<CaseResult> run_suite(
    const std::vector<Candidate>& candidates, const SuiteOptions& options
);

}  // namespace proxy407::runner
