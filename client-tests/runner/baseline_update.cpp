#include "runner/baseline_update.hpp"

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

    auto operator<=>(const Entry&) const = default;
};

using Entries = std::map<Entry, std::set<Case>>;

Case case_of(const CaseResult& result) {
    return {result.channel, std::string(name(result.target)), result.scenario};
}

/// The failure of the same kind that was known before: of this case, or of another one where the
/// finding is what the client does to credentials, for which it has one reason.
const KnownFailure* same_kind(const Baseline& baseline, const CaseResult& result) {
    const auto is_same = [&](const KnownFailure& known) {
        return known.verdict == name(result.judgement.verdict) &&
               known.finding == result.judgement.finding;
    };
    const auto* here = find_known(baseline, result.channel, result.target, result.scenario);
    if (here && is_same(*here)) return here;
    if (!result.judgement.finding.starts_with("wrong-credentials/")) return nullptr;
    const auto found = std::ranges::find_if(baseline.failures, is_same);
    return found == baseline.failures.end() ? nullptr : &*found;
}

void add_seen(Entries& entries, const Baseline& baseline, const CaseResult& result) {
    if (!can_be_known(result.judgement)) return;
    Entry entry{std::string(name(result.judgement.verdict)), result.judgement.finding, "", ""};
    if (const auto* before = same_kind(baseline, result)) {
        entry.reason = before->reason;
        entry.link = before->link;
    }
    entries[entry].insert(case_of(result));
}

void add_kept(Entries& entries, const Baseline& baseline, const std::set<Case>& ran) {
    for (const KnownFailure& known : baseline.failures)
        for (const Place& place : known.where)
            for (const std::string& scenario : place.scenarios)
                for (const Target target : {Target::http, Target::https}) {
                    if (!place.target.empty() && place.target != name(target)) continue;
                    Case one{place.channel, std::string(name(target)), scenario};
                    if (ran.contains(one)) continue;
                    entries[{known.verdict, known.finding, known.reason, known.link}].insert(
                        std::move(one)
                    );
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
