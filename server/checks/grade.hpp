#pragma once

#include "checks/check.hpp"
#include "checks/obstacle.hpp"
#include "http/sentence.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::checks {

/// An expectation that did not hold, and what that weighs.
struct Breach {
    std::string check;  ///< id; "" for a rule that the proxy forgave
    Weight weight = Weight::must;
    bool has_to_happen = false;  ///< see CheckTraits
    bool leak = false;           ///< a secret of the proxy reached the origin
    std::string finding;         ///< "wrong-credentials/percent-encoding-not-decoded"
    http::Sentence sentence;     ///< for people
    bool subject = false;        ///< the scenario is about it; else it was seen on the way
    std::uint64_t exchange = 0;  ///< number of the exchange that proves it; 0: none
};

/// Is the scenario about that check? It is about all that it expects, but for what holds anywhere
/// (see CheckTraits): about that only where it says so, or expects nothing else.
bool is_subject(const scenario::Scenario& scenario, std::string_view check);

/// What the results of the checks weigh, in their order; then a leak to the origin that the
/// scenario does not ask about, which is a failure all the same; then a rule that the proxy
/// forgave.
std::vector<Breach> breaches_in(const Evidence& evidence, const std::vector<CheckResult>& results);

/// The verdict over one run of a client, by what the proxy saw.
enum class RunVerdict {
    pass,
    non_strict,   ///< a SHOULD was not kept
    observed,     ///< the client did what the standards leave open
    not_reached,  ///< a check had nothing to look at, or something kept the client from its
                  ///< requests, and no MUST was broken
    fail,         ///< a MUST was not kept
    bypassed,     ///< no connection ever came to the proxy
};

std::string_view name(RunVerdict verdict);

/// No MUST was broken, and nothing was left unseen.
bool is_good(RunVerdict verdict);

struct RunResult {
    RunVerdict verdict = RunVerdict::fail;
    std::vector<CheckResult> checks;
    std::vector<Breach> breaches = {};
    std::optional<Obstacle> obstacle = {};
};

/// Evaluates the scenario's expectations and grades what was found. No connection came to the
/// proxy: `bypassed`. Where nobody listens (listener.refuses) the proxy sees nothing: pass.
RunResult evaluate(const Evidence& evidence);

}  // namespace proxy407::checks
