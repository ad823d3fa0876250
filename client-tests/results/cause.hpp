#pragma once

#include "results/document.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace proxy407::results {

/// A case that shows a cause.
struct Sighting {
    const Result* result;
    const Fault* fault;  ///< seen on the way; null: the case failed over it
};

/// What has to be mended once in a client, wherever it was seen: all failures with the reason that
/// a baseline gives, or with one finding where nobody has said why.
struct Cause {
    std::string client;
    Verdict verdict = Verdict::fail;  ///< the gravest; of a fault on the way as its level says
    bool leak = false;
    checks::Weight level = checks::Weight::must;
    Standing standing = Standing::expected;
    std::string check;    ///< "" where it is none that did not hold
    std::string finding;  ///< of the first sighting
    std::string sentence;
    std::string reason;
    std::string link;
    std::uint64_t exchange = 0;  ///< in the first sighting, which proves it; 0: none
    std::vector<Sighting> seen;  ///< in the order of the document; at least one

    const Result& first() const { return *seen.front().result; }
};

/// Every cause of the document: leaks first, then what is not known, what is stale, what is known,
/// what is only a SHOULD, and what is left open; clients in the order of the document. Sightings
/// point into the document.
std::vector<Cause> causes_of(const Document& document);

/// Does it count as a failure of the client, known or not?
bool is_failure(const Cause& cause);

/// Is it to make a run fail: a failure, or an entry that is stale, of which no baseline knows?
bool is_unexpected(const Cause& cause);

/// Is it a leak that has no public reference? What it is, is for the client's maintainers to hear
/// first (docs/disclosure.md).
bool is_unpublished(const Cause& cause);

/// One that the baseline counts.
bool is_withheld(const Cause& cause);

/// "7 causes in 3 clients", of those that are failures.
struct CauseCount {
    std::size_t causes = 0;
    std::size_t clients = 0;
    std::size_t leaks = 0;       ///< of the causes
    std::size_t withheld = 0;    ///< of the leaks
    std::size_t unexpected = 0;  ///< causes and stale entries
};

CauseCount count_causes(const std::vector<Cause>& causes);

/// What was found of it, each once, the first sighting's first: a reason may join several findings.
std::vector<std::string> findings_of(const Cause& cause);

/// The requirements that it is about: of the exchange that proves it, or of the check.
std::vector<std::string> requirements_of(const Cause& cause);

}  // namespace proxy407::results
