#pragma once

#include "runner/client.hpp"
#include "runner/verdict.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace proxy407::runner {

/// A failure that is known: where, which, and why it is put up with.
struct KnownFailure {
    std::string channel;
    std::string target;  ///< "": both
    std::string scenario;
    std::string verdict;  ///< as name(Verdict) writes it
    std::string finding;
    std::string reason;
    std::string link;  ///< "" where there is none
};

using Baseline = std::vector<KnownFailure>;

/// Reads client-tests/baselines/CLIENT.json. A file that is not there is an empty baseline; an
/// entry for a channel the client does not have is a mistake.
std::variant<Baseline, scenario::Mistakes> load_baseline(
    const std::string& file, const Client& client
);

/// How a judgement stands to what is known.
enum class Standing {
    expected,    ///< passed, or did not count, and nothing else was known
    known,       ///< failed as it is known to
    unexpected,  ///< failed, and was not known to, or in another way than known
    stale,       ///< passed although a failure is known: the entry has to go
};

std::string_view name(Standing standing);

/// The entry for a case; null when nothing is known.
const KnownFailure* find_known(
    const Baseline& baseline, std::string_view channel, Target target, std::string_view scenario
);

/// A leak is never expected.
Standing compare(const Judgement& judgement, const KnownFailure* known);

}  // namespace proxy407::runner
