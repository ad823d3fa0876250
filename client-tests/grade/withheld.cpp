#include "grade/withheld.hpp"

namespace proxy407::grade {
namespace {

using results::Fault;
using results::Result;
using results::Standing;

/// An entry for a leak has a link.
bool is_unpublished(const Result& result) {
    return result.judgement.leak && result.link.empty();
}

bool is_unpublished(const Fault& fault) {
    return fault.leak && fault.link.empty();
}

}  // namespace

std::set<std::string> unpublished_leaks(
    const std::vector<Result>& results, const std::string& client
) {
    std::set<std::string> found;
    for (const Result& result : results) {
        if (result.client != client) continue;
        if (is_unpublished(result)) found.insert(result.judgement.finding);
        for (const Fault& fault : result.faults)
            if (is_unpublished(fault)) found.insert(fault.finding);
    }
    return found;
}

void settle_withheld(
    std::vector<Result>& results, const std::string& client, const Baseline& baseline
) {
    if (unpublished_leaks(results, client).size() <= baseline.withheld) return;
    for (Result& result : results) {
        if (result.client != client) continue;
        if (is_unpublished(result)) result.standing = Standing::unexpected;
        for (Fault& fault : result.faults)
            if (is_unpublished(fault)) fault.standing = Standing::unexpected;
    }
}

}  // namespace proxy407::grade
