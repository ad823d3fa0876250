// checks: named expectations over the exchanges of a run, each with requirement ids.
#pragma once

#include "journal/journal.hpp"
#include "scenario/model.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::checks {

enum class Outcome { pass, fail, not_reached };

std::string_view name(Outcome outcome);

struct CheckResult {
    std::string check;
    Outcome outcome = Outcome::not_reached;
    std::string sentence;        ///< what was seen, and on failure what was expected
    std::uint64_t exchange = 0;  ///< number of the exchange that proves it; 0: none
    std::vector<std::string> requirements;
    std::string leak =
        {};  ///< the kind of leak, where a secret came to where it must not; "": none
    std::vector<std::string> resembles = {};  ///< of a leak: CVE and GHSA ids, issue threads
};

/// All that a check may look at.
struct Evidence {
    const scenario::Scenario& scenario;
    const journal::Journal& journal;  ///< may hold the exchanges of other scenarios too
};

/// A row of the table of checks.
struct Check {
    std::string_view id;    ///< "authenticated"
    std::string_view what;  ///< one sentence for the scenario author
    std::vector<std::string_view> requirements;

    /// Gives outcome, sentence and exchange; the rest of the result comes from the row.
    CheckResult (*look)(const Evidence& evidence, std::int64_t value);

    bool has_value = false;     ///< takes a number
    bool needs_request = true;  ///< not reached when no request came to the proxy
};

std::span<const Check> all_checks();
const Check* find_check(std::string_view id);

CheckResult evaluate(const Check& check, const Evidence& evidence, std::int64_t value);

/// The verdict over one run of a client.
enum class RunVerdict {
    pass,
    fail,
    bypassed,  ///< no connection ever came to the proxy
};

std::string_view name(RunVerdict verdict);

struct RunResult {
    RunVerdict verdict = RunVerdict::fail;
    std::vector<CheckResult> checks;
};

/// Evaluates the scenario's expectations: pass when every one of them passed, so that a check which
/// was not reached is no pass. Nothing came to the proxy: `bypassed`. Where nobody listens
/// (listener.refuses) nothing can be seen: pass, and the client's own error is all there is.
RunResult evaluate(const Evidence& evidence);

}  // namespace proxy407::checks
