#pragma once

#include "client/client.hpp"
#include "client/profile.hpp"
#include "results/result.hpp"
#include "suite/candidate.hpp"
#include "suite/shard.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace proxy407::suite {

/// A scenario and the name or file by which it was asked for.
struct NamedScenario {
    std::string name;
    scenario::Scenario scenario;
};

/// How far a run has come, after each case.
struct Step {
    std::size_t done;
    std::size_t all;
    const results::Result& last;
    const Candidate* ended;  ///< the client whose last case it was, or null
};

struct SuiteOptions {
    std::vector<NamedScenario> scenarios;  ///< without the control case
    scenario::Scenario control;
    client::Profile profile =
        client::Profile::chosen;            ///< decides which of the scenarios a client has
    std::set<std::string> channels = {};    ///< empty: all
    std::set<client::Target> targets = {};  ///< empty: both
    Shard shard = {};
    std::uint64_t seed = 1;  ///< of the order in which clients have their turn
    std::size_t jobs = 1;
    std::size_t retries = 2;                 ///< of a case that failed or passed unexpectedly
    std::chrono::milliseconds time{15'000};  ///< for each case; the control case has thrice as much
    int cancel = -1;                         ///< readable: stop
    bool redact = false;                     ///< mask credentials in what is kept of each case
    std::vector<results::Result> finished = {};      ///< in an earlier run: taken over
    std::function<void(const Step&)> progress = {};  ///< from one thread at a time
};

/// Every client by every channel to every target through every scenario, the control case first.
/// The order of the results does not depend on the number of jobs or the seed. What was not begun
/// when `cancel` became readable is left out; so are clients that are not installed.
std::vector<results::Result> run_suite(
    const std::vector<Candidate>& candidates, const SuiteOptions& options
);

}  // namespace proxy407::suite
