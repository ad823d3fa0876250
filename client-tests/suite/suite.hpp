#pragma once

#include "client/client.hpp"
#include "client/profile.hpp"
#include "grade/baseline.hpp"
#include "grade/observation.hpp"
#include "grade/verdict.hpp"
#include "suite/shard.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
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
    std::map<std::string, std::string> pages = {};  ///< of its site, by path
    bool installed = false;
    std::string version = {};  ///< "7.88.1"
    std::string runtime = {};  ///< "CPython 3.11.2"; "" where the driver does not tell
    std::string why_not = {};  ///< when it is not installed
    std::string breach = {};   ///< of the driver protocol, found before any case; "": none
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
    std::string reason;              ///< of a known failure
    std::string link;                ///< likewise
    std::vector<Judgement> earlier;  ///< of the same case, when it was run again
    std::string given;               ///< the command line, or the request to the driver
    std::string reproduce;           ///< a line for a shell
    Observation observed;
    std::vector<checks::CheckResult> checks;
    std::vector<std::string> exchanges;  ///< as JSON
    Outcome reported;                    ///< by the client; without what was visible

    /// Run more than once, with different verdicts.
    bool is_flaky() const;
};

/// How the judgement stands to what is known of the client, with the reason that is given there.
void set_standing(CaseResult& result, const Baseline& baseline);

struct SuiteOptions {
    std::vector<NamedScenario> scenarios;  ///< without the control case
    scenario::Scenario control;
    Profile profile = Profile::chosen;    ///< decides which of the scenarios a client has
    std::set<std::string> channels = {};  ///< empty: all
    std::set<Target> targets = {};        ///< empty: both
    Shard shard = {};
    std::uint64_t seed = 1;  ///< of the order in which clients have their turn
    std::size_t jobs = 1;
    std::size_t retries = 2;                 ///< of a case that failed or passed unexpectedly
    std::chrono::milliseconds time{15'000};  ///< for each case; the control case has thrice as much
    int cancel = -1;                         ///< readable: stop
    bool redact = false;                     ///< mask credentials in what is kept of each case
    std::vector<CaseResult> finished = {};   ///< in an earlier run: taken over
    std::function<void(std::size_t done, std::size_t all, const CaseResult& last)> progress = {};
};

/// Every client by every channel to every target through every scenario, the control case first.
/// The order of the results does not depend on the number of jobs or the seed. What was not begun
/// when `cancel` became readable is left out; so are clients that are not installed.
std::vector<CaseResult> run_suite(
    const std::vector<Candidate>& candidates, const SuiteOptions& options
);

}  // namespace proxy407::runner
