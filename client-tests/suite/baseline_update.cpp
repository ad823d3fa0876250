#include "suite/baseline_update.hpp"

#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace proxy407::runner {
namespace {

using Json = nlohmann::ordered_json;

/// One case: its channel, target and scenario.
using Case = std::tuple<std::string, std::string, std::string>;

/// What the cases of one entry have in common.
struct Entry {
    std::string verdict;
    std::string finding;
    std::string reason;
    std::string link;
    bool sometimes;

    auto operator<=>(const Entry&) const = default;
};

using Entries = std::map<Entry, std::set<Case>>;

Case case_of(const CaseResult& result) {
    return {result.channel, std::string(name(result.target)), result.scenario};
}

/// The failure of the same kind that was known before: of this case, or of another one where the
/// finding is what the client does to credentials, for which it has one reason.
const KnownFailure* same_kind(const Baseline& baseline, const CaseResult& result) {
    const Judgement& seen = result.judgement;
    const auto* here = find_known(baseline, result.channel, result.target, result.scenario, seen);
    if (here && tells_of(*here, seen)) return here;
    if (!seen.finding.starts_with("wrong-credentials/")) return nullptr;
    const auto found = std::ranges::find_if(baseline.failures, [&](const KnownFailure& known) {
        return tells_of(known, seen) && !known.sometimes;
    });
    return found == baseline.failures.end() ? nullptr : &*found;
}

Entry entry_of(const KnownFailure& known) {
    return {known.verdict, known.finding, known.reason, known.link, known.sometimes};
}

void add_seen(Entries& entries, const Baseline& baseline, const CaseResult& result) {
    if (!can_be_known(result.judgement)) return;
    const auto* before = same_kind(baseline, result);
    const Entry unheard_of{
        std::string(name(result.judgement.verdict)), result.judgement.finding, "", "", false};
    entries[before ? entry_of(*before) : unheard_of].insert(case_of(result));
}

/// What was not looked at, and what need not happen each time.
void add_kept(Entries& entries, const Baseline& baseline, const std::set<Case>& ran) {
    for (const KnownFailure& known : baseline.failures)
        for (const Place& place : known.where)
            for (const std::string& scenario : place.scenarios)
                for (const Target target : {Target::http, Target::https}) {
                    if (!place.target.empty() && place.target != name(target)) continue;
                    Case one{place.channel, std::string(name(target)), scenario};
                    if (ran.contains(one) && !known.sometimes) continue;
                    entries[entry_of(known)].insert(std::move(one));
                }
}

/// The cases, those of both targets together.
Json places(const std::set<Case>& cases) {
    // channel and target ("" for both) -> scenarios
    std::map<std::pair<std::string, std::string>, std::set<std::string>> grouped;
    for (const auto& [channel, target, scenario] : cases) {
        const std::string other = target == "http" ? "https" : "http";
        const bool both = cases.contains({channel, other, scenario});
        grouped[{channel, both ? "" : target}].insert(scenario);
    }
    Json list = Json::array();
    for (const auto& [place, scenarios] : grouped) {
        Json one = {{"channel", place.first}};
        if (!place.second.empty()) one["target"] = place.second;
        one["scenarios"] = scenarios;
        list.push_back(std::move(one));
    }
    return list;
}

}  // namespace

std::string updated_baseline(const Candidate& candidate, const std::vector<CaseResult>& results) {
    Entries entries;
    std::set<Case> ran;
    for (const CaseResult& result : results) {
        if (result.client != candidate.client.driver) continue;
        if (result.judgement.verdict == Verdict::setup_fail) continue;
        ran.insert(case_of(result));
        add_seen(entries, candidate.baseline, result);
    }
    add_kept(entries, candidate.baseline, ran);
    Json failures = Json::array();
    for (const auto& [entry, cases] : entries) {
        Json one = {
            {"verdict", entry.verdict},
            {"finding", entry.finding},
            {"reason", entry.reason},
            {"where", places(cases)}};
        if (!entry.link.empty()) one["link"] = entry.link;
        if (entry.sometimes) one["sometimes"] = true;
        failures.push_back(std::move(one));
    }
    const Json file = {
        {"v", 1},
        {"client", candidate.client.driver},
        {"version", candidate.version.empty() ? "unknown" : candidate.version},
        {"known_failures", failures}};
    return file.dump(2) + "\n";
}

}  // namespace proxy407::runner
