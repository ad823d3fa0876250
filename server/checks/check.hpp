// checks: named expectations over the exchanges of a run, each with requirement ids.
#pragma once

#include "journal/journal.hpp"
#include "scenario/model.hpp"

#include <cstdint>
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

using scenario::Weight;

std::string_view name(Weight weight);

/// What is out of the ordinary about a check.
struct CheckTraits {
    Weight weight = Weight::must;
    bool has_value = false;     ///< takes a number
    bool needs_request = true;  ///< not reached when no request came to the proxy

    /// Fails when something did not happen, which a client that crashed never got to. All others
    /// fail only because of something that the client did.
    bool has_to_happen = false;

    /// Its failure is a refusal, and the diagnosis of that refusal says more than the check.
    bool is_refusal = false;

    /// It is about how the client writes, places or repeats requests of any kind. What it finds is
    /// a fault of the client wherever it is seen, and the subject of those scenarios alone that say
    /// so.
    bool anywhere = false;
};

/// A row of the table of checks.
struct Check {
    std::string_view id;    ///< "authenticated"
    std::string_view what;  ///< one sentence for the scenario author
    std::vector<std::string_view> requirements;

    /// Gives outcome, sentence and exchange; the rest of the result comes from the row.
    CheckResult (*look)(const Evidence& evidence, std::int64_t value);

    CheckTraits traits = {};
};

}  // namespace proxy407::checks
