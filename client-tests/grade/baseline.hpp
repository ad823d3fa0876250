#pragma once

#include "client/client.hpp"
#include "results/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace proxy407::grade {

/// Cases of one channel.
struct Place {
    std::string channel;
    std::string target;                  ///< "": both
    std::vector<std::string> scenarios;  ///< none: wherever it is seen
};

/// The verdict of an entry for a leak that is published, whatever else is wrong with the case.
inline constexpr std::string_view leak_word = "LEAK";

/// A failure that is known: which, where, and why it is put up with.
struct KnownFailure {
    std::string verdict;  ///< as name(Verdict) writes it, or leak_word
    std::string finding;
    std::string reason;  ///< "" where nobody knows
    std::string link;    ///< "" where there is none; of a leak its public reference
    std::vector<Place> where;
    bool sometimes = false;  ///< a race in the client: a pass is no surprise
};

/// What is known of one client.
struct Baseline {
    std::string version;  ///< of the client it was made with; "": none yet
    std::vector<KnownFailure> failures;
    std::size_t withheld = 0;  ///< leaks that are known and have no public reference
};

/// Reads client-tests/baselines/CLIENT.json. A file that is not there is an empty baseline; an
/// entry for a case that there can't be is a mistake.
std::variant<Baseline, json::Mistakes> load_baseline(
    const std::string& file, const client::Client& client
);

/// Is it the very failure that the entry is about?
bool is_about(const KnownFailure& known, const results::Judgement& seen);

/// The entry for a case, of several the one that says what was seen; null when nothing is known.
/// What is known of a plain case is known wherever it is seen.
const KnownFailure* find_known(const Baseline& baseline, const results::Result& result);

/// A fault that was seen on the way, as if its case had failed over it: so it is looked up.
results::Result as_case(const results::Result& result, const results::Fault& fault);

/// About how many cases of that channel and kind of target are known to end at their deadline:
/// where a plain case does, many others do.
std::size_t known_timeouts(
    const Baseline& baseline, std::string_view channel, std::string_view target
);

/// `known` is what find_known gave for the case.
results::Standing compare(const results::Judgement& judgement, const KnownFailure* known);

/// Fills in how the verdict, and each fault that was seen on the way, stands to what is known of
/// the client, with the reason that is given there, and how the verdict stands to earlier attempts.
/// Where leaks are withheld, one without an entry counts as known; settle_withheld counts them.
void set_standing(results::Result& result, const Baseline& baseline);

/// Is this a failure that may be written into a baseline? Not ours, not the driver's; and an entry
/// for a leak is written by a person only.
bool can_be_written(const results::Judgement& judgement);

}  // namespace proxy407::grade
