#include "grade/baseline.hpp"

#include "checks/checks_table.hpp"
#include "client/document.hpp"
#include "client/profile.hpp"
#include "client/special.hpp"
#include "diagnosis/finding.hpp"
#include "diagnosis/old_ids.hpp"
#include "scenario/catalogue.hpp"

#include <algorithm>
#include <filesystem>

namespace proxy407::grade {

using json::Value;
using results::Judgement;
using results::Result;
using results::Standing;
using results::Verdict;

namespace {

std::vector<std::string> channels_of(const client::Client& client) {
    std::vector<std::string> found;
    for (const client::Channel& channel : client.channels) found.push_back(channel.name);
    return found;
}

const std::vector<std::string> targets = {"http", "https"};

/// What can be put up with: a client's failure, not ours and not the driver's.
const std::vector<std::string> failures = {"FAIL", "CRASH", "TIMEOUT", "BYPASS"};

std::vector<std::string> verdicts() {
    auto all = failures;
    all.emplace_back(leak_word);
    return all;
}

/// A built-in one is not read for that: baselines name thousands.
bool there_is(const std::string& scenario) {
    return client::find_special(scenario) != nullptr ||
           std::ranges::find(scenario::built_in(), scenario, &scenario::BuiltIn::id) !=
               scenario::built_in().end() ||
           std::holds_alternative<scenario::Scenario>(scenario::find(scenario));
}

Place place(const Value& node, const client::Client& client) {
    Place read;
    if (!node.is_object({"channel"}, {"target", "scenarios"})) return read;
    read.channel = node["channel"].one_of(channels_of(client));
    read.target = node["target"].one_of(targets);
    if (!node.has("scenarios")) return read;
    for (const Value& item : node["scenarios"].some_items()) {
        read.scenarios.push_back(item.text());
        if (!there_is(read.scenarios.back()))
            item.wrong(item.shown(), "the name of a scenario, or special/PAIR");
    }
    return read;
}

bool is_of(const Place& place, std::string_view channel, std::string_view target) {
    return place.channel == channel && (place.target.empty() || place.target == target);
}

KnownFailure known_failure(const Value& node, const client::Client& client) {
    KnownFailure read;
    if (!node.is_object({"verdict", "finding", "where"}, {"reason", "link", "sometimes"}))
        return read;
    read.verdict = node["verdict"].one_of(verdicts());
    read.finding = diagnosis::present_finding(node["finding"].filled_text());
    if (node.has("reason")) read.reason = node["reason"].filled_text();
    read.link = node["link"].filled_text();
    if (read.verdict == leak_word && !read.link.starts_with("https://"))
        node["link"].wrong(
            node.has("link") ? node["link"].shown() : "nothing",
            "the https:// address of its public reference; a leak without one is counted as "
            "\"withheld\" (docs/disclosure.md)"
        );
    for (const Value& item : node["where"].some_items()) read.where.push_back(place(item, client));
    read.sometimes = node["sometimes"].flag();
    return read;
}

std::size_t withheld(const Value& node) {
    const std::int64_t count = node.number();
    if (count < 0) node.wrong("a number of leaks");
    return static_cast<std::size_t>(std::max(count, std::int64_t{0}));
}

}  // namespace

std::variant<Baseline, json::Mistakes> load_baseline(
    const std::string& file, const client::Client& client
) {
    Baseline read;
    if (!std::filesystem::exists(file)) return read;
    client::Document document(file);
    const auto root = document.root();
    if (root && root->is_object({"v", "client", "version", "known_failures"}, {"withheld"})) {
        (*root)["v"].has_version(1);
        (*root)["client"].one_of({client.driver});
        read.version = (*root)["version"].filled_text();
        read.withheld = withheld((*root)["withheld"]);
        const Value entries = (*root)["known_failures"];
        for (const Value& item : read.withheld > 0 ? entries.items() : entries.some_items())
            read.failures.push_back(known_failure(item, client));
    }
    if (!document.mistakes().empty()) return document.mistakes();
    return read;
}

namespace {

/// The ids of a finding without the cause before them.
std::string_view without_cause(std::string_view finding) {
    return finding.substr(std::min(finding.find('/') + 1, finding.size()));
}

/// Whatever explains now what was unexplained is the same failure, better told.
bool is_told_better(std::string_view known, std::string_view seen) {
    const auto* row = diagnosis::find_finding(without_cause(known));
    if (row == nullptr || !row->is_unexplained) return false;
    return seen.starts_with(std::string(diagnosis::name(row->cause)) + "/");
}

/// Something did not come about, and nothing more was known: whatever tells why now is the same
/// failure, better told.
bool is_no_more_than_missing(std::string_view finding, const Judgement& seen) {
    const auto has_to_happen = [](std::string_view id) {
        const checks::Check* check = checks::find_check(id);
        return check != nullptr && check->traits.has_to_happen;
    };
    return has_to_happen(finding) && has_to_happen(seen.check);
}

}  // namespace

bool is_about(const KnownFailure& known, const Judgement& seen) {
    if (seen.leak || known.verdict == leak_word)
        return seen.leak && known.verdict == leak_word && known.finding == seen.finding;
    // Of a timeout the finding, "timeout" or "endless", depends on the speed of the machine.
    if (known.verdict != name(seen.verdict)) return false;
    if (is_told_better(known.finding, seen.finding)) return true;
    return seen.verdict == Verdict::timeout || known.finding == seen.finding ||
           is_no_more_than_missing(known.finding, seen);
}

namespace {

bool names_case(const Place& place, const Result& result) {
    return is_of(place, result.channel, result.target) &&
           std::ranges::find(place.scenarios, result.scenario) != place.scenarios.end();
}

/// Is the fault known of every scenario, or of a plain case, without which no other is right?
bool is_known_everywhere(const Place& place, const Result& result) {
    return is_of(place, result.channel, result.target) &&
           (place.scenarios.empty() || std::ranges::any_of(place.scenarios, client::is_plain_case));
}

}  // namespace

const KnownFailure* find_known(const Baseline& baseline, const Result& result) {
    const KnownFailure* of_all = nullptr;
    const KnownFailure* another = nullptr;
    for (const KnownFailure& known : baseline.failures) {
        const auto is_any = [&](const auto& is_one) {
            return std::ranges::any_of(known.where, [&](const Place& place) {
                return is_one(place, result);
            });
        };
        const bool is_same = is_about(known, result.judgement);
        const bool is_named = is_any(names_case);
        if (is_same && is_named) return &known;
        if (is_same && !of_all && is_any(is_known_everywhere)) of_all = &known;
        if (is_named && !another) another = &known;
    }
    return of_all ? of_all : another;
}

/// Of a scheme, of those that hang as its plain case does.
constexpr std::size_t cases_of_plain = 20;

std::size_t known_timeouts(
    const Baseline& baseline, std::string_view channel, std::string_view target
) {
    std::size_t count = 0;
    for (const KnownFailure& known : baseline.failures) {
        if (known.verdict != name(Verdict::timeout)) continue;
        for (const Place& place : known.where)
            if (is_of(place, channel, target))
                for (const std::string& scenario : place.scenarios)
                    count += client::is_plain_case(scenario) ? cases_of_plain : 1;
    }
    return count;
}

bool can_be_written(const Judgement& judgement) {
    return !judgement.leak &&
           std::ranges::find(failures, name(judgement.verdict)) != failures.end();
}

Standing compare(const Judgement& judgement, const KnownFailure* known) {
    switch (judgement.verdict) {
        case Verdict::pass:
        case Verdict::non_strict:
        case Verdict::observed:
            return known && !known->sometimes ? Standing::stale : Standing::expected;
        case Verdict::unsupported:
        case Verdict::not_reached:
        case Verdict::not_run: return Standing::expected;
        default: break;
    }
    const bool is_known = known && is_about(*known, judgement);
    return is_known ? Standing::known : Standing::unexpected;
}

Result as_case(const Result& result, const results::Fault& fault) {
    Result made;
    made.channel = result.channel;
    made.target = result.target;
    made.scenario = result.scenario;
    made.judgement = {Verdict::fail, fault.leak, fault.finding, fault.sentence, fault.check};
    return made;
}

namespace {

/// How a case stands, and the entry that says why.
struct Stand {
    Standing standing;
    const KnownFailure* why;
};

Stand stand_of(const Result& result, const Baseline& baseline) {
    const KnownFailure* known = find_known(baseline, result);
    const Standing standing = compare(result.judgement, known);
    if (standing == Standing::unexpected && result.judgement.leak && baseline.withheld > 0)
        return {Standing::known, nullptr};
    const bool has_reason = standing == Standing::known || standing == Standing::stale;
    return {standing, has_reason ? known : nullptr};
}

void set_standing(results::Fault& fault, const Result& result, const Baseline& baseline) {
    fault.standing = Standing::expected;
    fault.reason = fault.link = "";
    if (!is_grave(fault)) return;
    const Result seen = as_case(result, fault);
    const Stand stand = stand_of(seen, baseline);
    fault.standing = stand.standing;
    if (!stand.why || fault.standing != Standing::known) return;
    fault.reason = stand.why->reason;
    fault.link = stand.why->link;
}

}  // namespace

void set_standing(Result& result, const Baseline& baseline) {
    for (results::Fault& fault : result.faults) set_standing(fault, result, baseline);
    const Stand stand = stand_of(result, baseline);
    result.standing = stand.standing;
    result.reason = stand.why ? stand.why->reason : "";
    result.link = stand.why ? stand.why->link : "";
    const auto differs = [&](const Judgement& before) {
        return before.verdict != result.judgement.verdict ||
               before.finding != result.judgement.finding;
    };
    result.flaky = std::ranges::any_of(result.earlier, differs);
}

}  // namespace proxy407::grade
