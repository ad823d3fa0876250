#include "grade/baseline_update.hpp"

#include "grade/withheld.hpp"

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

/// Stands for the scenario of a fault that was seen on the way.
const std::string wherever;

bool has_everywhere(const KnownFailure& known, const Result& result) {
    return std::ranges::any_of(known.where, [&](const Place& place) {
        return place.scenarios.empty() && place.channel == result.channel &&
               (place.target.empty() || place.target == result.target);
    });
}

Entry entry_of(const KnownFailure& known) {
    return {known.verdict, known.finding, known.reason, known.link, known.sometimes};
}

/// What was seen. The reason is that of this very case and failure, or none: another one may have
/// another reason.
Entry entry_of(const KnownFailure* known, const results::Judgement& seen) {
    if (known == nullptr || !is_about(*known, seen))
        return {std::string(name(seen.verdict)), seen.finding, "", "", false};
    Entry entry = entry_of(*known);
    if (seen.verdict != results::Verdict::timeout) entry.finding = seen.finding;
    return entry;
}

/// What is known of this case itself. What is known of the plain case is known of others too as
/// long as that fails, but its reason is its own.
const KnownFailure* known_of_case(const Baseline& before, const Result& result) {
    const KnownFailure* known = find_known(before, result);
    if (known == nullptr) return nullptr;
    const bool is_named = std::ranges::any_of(known->where, [&](const Place& place) {
        return place.channel == result.channel &&
               (place.scenarios.empty() ||
                std::ranges::find(place.scenarios, result.scenario) != place.scenarios.end());
    });
    return is_named ? known : nullptr;
}

void add_seen(Entries& entries, const Baseline& before, const Result& result) {
    if (can_be_written(result.judgement)) {
        const KnownFailure* known = known_of_case(before, result);
        const Entry entry = entry_of(known, result.judgement);
        const bool is_wherever = known != nullptr && is_about(*known, result.judgement) &&
                                 has_everywhere(*known, result);
        entries[entry].insert(
            is_wherever ? Case{result.channel, result.target, wherever} : case_of(result)
        );
    }
    for (const results::Fault& fault : result.faults) {
        if (!is_grave(fault) || fault.leak) continue;
        const Result seen = as_case(result, fault);
        entries[entry_of(find_known(before, seen), seen.judgement)].insert(
            {result.channel, result.target, wherever}
        );
    }
}

/// What was looked at: cases, and by channel and kind of target all of them.
struct Ran {
    std::set<Case> cases;
    bool whole;

    void add(const Result& result) {
        cases.insert(case_of(result));
        if (whole) cases.insert({result.channel, result.target, wherever});
    }
};

/// What was not looked at, and what need not happen each time.
void add_kept(Entries& entries, const Baseline& before, const Ran& ran) {
    for (const KnownFailure& known : before.failures) {
        if (known.verdict == leak_word) continue;
        for (const Place& place : known.where) {
            auto scenarios = place.scenarios;
            if (scenarios.empty()) scenarios = {wherever};
            for (const std::string& scenario : scenarios)
                for (const char* target : {"http", "https"}) {
                    if (!place.target.empty() && place.target != target) continue;
                    Case one{place.channel, target, scenario};
                    if (ran.cases.contains(one) && !known.sometimes) continue;
                    entries[entry_of(known)].insert(std::move(one));
                }
        }
    }
}

/// The cases, those of both targets together.
std::vector<Place> places_of(const std::set<Case>& cases) {
    // channel and target ("" for both) -> scenarios
    std::map<std::pair<std::string, std::string>, std::set<std::string>> grouped;
    for (const auto& [channel, target, scenario] : cases) {
        if (scenario != wherever && cases.contains({channel, target, wherever})) continue;
        const std::string other = target == "http" ? "https" : "http";
        const bool both = cases.contains({channel, other, scenario});
        grouped[{channel, both ? "" : target}].insert(scenario);
    }
    std::vector<Place> places;
    for (auto& [place, scenarios] : grouped) {
        if (scenarios.erase(wherever) > 0) places.push_back({place.first, place.second, {}});
        if (!scenarios.empty())
            places.push_back({place.first, place.second, {scenarios.begin(), scenarios.end()}});
    }
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
    Json json = {{"verdict", known.verdict}, {"finding", known.finding}};
    if (!known.reason.empty()) json["reason"] = known.reason;
    json["where"] = places;
    if (!known.link.empty()) json["link"] = known.link;
    if (known.sometimes) json["sometimes"] = true;
    return json;
}

}  // namespace

Baseline updated_baseline(
    const Baseline& before,
    const std::string& client,
    const std::string& version,
    const std::vector<Result>& results,
    bool whole
) {
    Entries entries;
    Ran ran{{}, whole};
    for (const Result& result : results) {
        if (result.client != client) continue;
        if (result.judgement.verdict == results::Verdict::setup_fail) continue;
        ran.add(result);
        add_seen(entries, before, result);
    }
    add_kept(entries, before, ran);
    Baseline made{version.empty() ? "unknown" : version, {}, 0};
    std::ranges::copy_if(
        before.failures,
        std::back_inserter(made.failures),
        [](const KnownFailure& known) { return known.verdict == leak_word; }
    );
    made.withheld = unpublished_leaks(results, client).size();
    if (!whole) made.withheld = std::max(made.withheld, before.withheld);
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
    Json file = {{"v", 1}, {"client", client}, {"version", baseline.version}};
    if (baseline.withheld > 0) file["withheld"] = baseline.withheld;
    file["known_failures"] = failures;
    return file.dump(2) + "\n";
}

}  // namespace proxy407::grade
