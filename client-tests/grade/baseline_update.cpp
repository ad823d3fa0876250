#include "grade/baseline_update.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace proxy407::grade {
namespace {

using Json = nlohmann::ordered_json;
using results::Result;

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

Case case_of(const Result& result) {
    return {result.channel, result.target, result.scenario};
}

/// The failure of the same kind that was known before: of this case, or of another one where the
/// finding is what the client does to credentials, for which it has one reason.
const KnownFailure* same_kind(const Baseline& baseline, const Result& result) {
    const auto* here = find_known(baseline, result);
    if (here && is_about(*here, result.judgement)) return here;
    if (!result.judgement.finding.starts_with("wrong-credentials/")) return nullptr;
    const auto found = std::ranges::find_if(baseline.failures, [&](const KnownFailure& known) {
        return is_about(known, result.judgement) && !known.sometimes;
    });
    return found == baseline.failures.end() ? nullptr : &*found;
}

Entry entry_of(const KnownFailure& known) {
    return {known.verdict, known.finding, known.reason, known.link, known.sometimes};
}

void add_seen(Entries& entries, const Baseline& before, const Result& result) {
    if (!can_be_written(result.judgement)) return;
    const auto* known = same_kind(before, result);
    const Entry is_new{
        std::string(name(result.judgement.verdict)), result.judgement.finding, "", "", false};
    entries[known ? entry_of(*known) : is_new].insert(case_of(result));
}

/// What was not looked at, and what need not happen each time.
void add_kept(Entries& entries, const Baseline& before, const std::set<Case>& ran) {
    for (const KnownFailure& known : before.failures) {
        if (known.verdict == leak_word) continue;
        for (const Place& place : known.where)
            for (const std::string& scenario : place.scenarios)
                for (const char* target : {"http", "https"}) {
                    if (!place.target.empty() && place.target != target) continue;
                    Case one{place.channel, target, scenario};
                    if (ran.contains(one) && !known.sometimes) continue;
                    entries[entry_of(known)].insert(std::move(one));
                }
    }
}

/// The cases, those of both targets together.
std::vector<Place> places_of(const std::set<Case>& cases) {
    // channel and target ("" for both) -> scenarios
    std::map<std::pair<std::string, std::string>, std::set<std::string>> grouped;
    for (const auto& [channel, target, scenario] : cases) {
        const std::string other = target == "http" ? "https" : "http";
        const bool both = cases.contains({channel, other, scenario});
        grouped[{channel, both ? "" : target}].insert(scenario);
    }
    std::vector<Place> places;
    for (const auto& [place, scenarios] : grouped)
        places.push_back({place.first, place.second, {scenarios.begin(), scenarios.end()}});
    return places;
}

Json place_json(const Place& place) {
    Json json = {{"channel", place.channel}};
    if (!place.target.empty()) json["target"] = place.target;
    if (!place.scenarios.empty()) json["scenarios"] = place.scenarios;
    return json;
}

Json failure_json(const KnownFailure& known) {
    Json places = Json::array();
    for (const Place& place : known.where) places.push_back(place_json(place));
    Json json = {
        {"verdict", known.verdict},
        {"finding", known.finding},
        {"reason", known.reason},
        {"where", places}};
    if (!known.link.empty()) json["link"] = known.link;
    if (known.sometimes) json["sometimes"] = true;
    return json;
}

}  // namespace

Baseline updated_baseline(
    const Baseline& before,
    const std::string& client,
    const std::string& version,
    const std::vector<Result>& results
) {
    Entries entries;
    std::set<Case> ran;
    for (const Result& result : results) {
        if (result.client != client) continue;
        if (result.judgement.verdict == results::Verdict::setup_fail) continue;
        ran.insert(case_of(result));
        add_seen(entries, before, result);
    }
    add_kept(entries, before, ran);
    Baseline made{version.empty() ? "unknown" : version, {}};
    std::ranges::copy_if(
        before.failures,
        std::back_inserter(made.failures),
        [](const KnownFailure& known) { return known.verdict == leak_word; }
    );
    for (const auto& [entry, cases] : entries)
        made.failures.push_back(
            {entry.verdict,
             entry.finding,
             entry.reason,
             entry.link,
             places_of(cases),
             entry.sometimes}
        );
    return made;
}

std::size_t without_reason(const Baseline& baseline) {
    return static_cast<std::size_t>(std::ranges::count(baseline.failures, "", &KnownFailure::reason)
    );
}

std::string to_text(const Baseline& baseline, const std::string& client) {
    Json failures = Json::array();
    for (const KnownFailure& known : baseline.failures) failures.push_back(failure_json(known));
    const Json file = {
        {"v", 1}, {"client", client}, {"version", baseline.version}, {"known_failures", failures}};
    return file.dump(2) + "\n";
}

}  // namespace proxy407::grade
