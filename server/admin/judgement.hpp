#pragma once

#include "admin/proxies.hpp"
#include "checks/evaluation.hpp"
#include "journal/journal.hpp"
#include "scenario/model.hpp"

#include <optional>
#include <string>
#include <vector>

namespace proxy407::admin {

/// What the checks said, and the text that a person reads.
struct Verified {
    checks::RunResult result;  ///< secrets masked where the server masks them
    std::string exchanges;     ///< each exchange with its diagnosis; of many those that matter
    std::string text;          ///< the same, then the checks
};

/// Judges what came to a proxy, in steps of milliseconds: who has thousands of exchanges to look at
/// lets the proxies serve meanwhile.
class Judgement {
public:
    /// By the checks, or by those that the scenario expects where none is given. The proxies and
    /// the journal must outlive it.
    Judgement(
        Proxies& proxies,
        const journal::Journal& journal,
        const Proxy& proxy,
        const std::vector<scenario::Expectation>& checks = {}
    );
    Judgement(const Judgement&) = delete;  // its parts refer to each other
    Judgement& operator=(const Judgement&) = delete;

    /// False when all is done.
    bool step();

    const Verified& verified() const { return verified_; }

private:
    void put_into_words();

    Proxies& proxies_;
    scenario::Scenario scenario_;          ///< the proxy may get another one meanwhile
    std::optional<journal::Journal> own_;  ///< of that proxy, where there are others
    const journal::Journal& journal_;
    checks::Evaluation evaluation_;
    bool is_evaluated_ = false;
    Verified verified_;
};

/// Is a request of what came to that proxy refused for good: were credentials wrong, or was the
/// last request for a target not accepted? A 407 that the client then answers is none.
bool has_refusals(Proxies& proxies, const journal::Journal& journal, const Proxy& proxy);

/// The checks that say so.
const std::vector<scenario::Expectation>& refusal_checks();

/// Did one of them fail? What had nothing to look at did not.
bool has_failed(const std::vector<checks::CheckResult>& results);

}  // namespace proxy407::admin
