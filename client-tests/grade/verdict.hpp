#pragma once

#include "checks/grade.hpp"
#include "client/outcome.hpp"
#include "journal/journal.hpp"
#include "results/verdict.hpp"

#include <cstddef>
#include <string>

namespace proxy407::runner {

using results::Verdict;

/// More exchanges than any client needs for a case that it brings to an end; those that go round
/// and round come to tens of thousands.
inline constexpr std::size_t most_exchanges = 500;

/// A verdict and what it rests on.
struct Judgement {
    Verdict verdict = Verdict::pass;
    bool leak = false;     ///< a secret of the proxy came where it must not
    std::string finding;   ///< "wrong-credentials/percent-encoded-not-decoded"; "" when all is well
    std::string sentence;  ///< for people
};

/// What was seen of one case: by the proxy, and of the client's process.
struct Observed {
    const scenario::Scenario& scenario;
    const checks::RunResult& result;
    const journal::Journal& journal;
    const Outcome& client;
    bool output_is_content = true;
    bool control = false;      ///< the proxy asks for nothing: the target has to be reached
    bool needs_pages = false;  ///< the client fetches pages of its site, not any URL
};

/// The wire comes first, what the client reports second: a leak before a crash is a leak, and a
/// client that reports success after a 407 has still failed.
Judgement judge(const Observed& observed);

}  // namespace proxy407::runner
