#include "grade/baseline.hpp"

#include "client/document.hpp"
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

Place place(const Value& node, const client::Client& client, bool is_leak) {
    Place read;
    const bool everywhere = is_leak && !node.has("scenarios");
    const bool is_whole = everywhere ? node.is_object({"channel"}, {"target", "scenarios"})
                                     : node.is_object({"channel", "scenarios"}, {"target"});
    if (!is_whole) return read;
    read.channel = node["channel"].one_of(channels_of(client));
    read.target = node["target"].one_of(targets);
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
    if (!node.is_object({"verdict", "finding", "reason", "where"}, {"link", "sometimes"}))
        return read;
    read.verdict = node["verdict"].one_of(verdicts());
    read.finding = diagnosis::present_finding(node["finding"].filled_text());
    read.reason = node["reason"].filled_text();
    read.link = node["link"].filled_text();
    for (const Value& item : node["where"].some_items())
        read.where.push_back(place(item, client, read.verdict == leak_word));
    read.sometimes = node["sometimes"].flag();
    return read;
}

}  // namespace

std::variant<Baseline, json::Mistakes> load_baseline(
    const std::string& file, const client::Client& client
) {
    Baseline read;
    if (!std::filesystem::exists(file)) return read;
    client::Document document(file);
    const auto root = document.root();
    if (root && root->is_object({"v", "client", "version", "known_failures"})) {
        (*root)["v"].has_version(1);
        (*root)["client"].one_of({client.driver});
        read.version = (*root)["version"].filled_text();
        for (const Value& item : (*root)["known_failures"].some_items())
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

}  // namespace

bool is_about(const KnownFailure& known, const Judgement& seen) {
    if (seen.leak || known.verdict == leak_word)
        return seen.leak && known.verdict == leak_word && known.finding == seen.finding;
    // Of a timeout the finding, "timeout" or "endless", depends on the speed of the machine.
    if (known.verdict != name(seen.verdict)) return false;
    if (is_told_better(known.finding, seen.finding)) return true;
    return seen.verdict == Verdict::timeout || known.finding == seen.finding;
}

const KnownFailure* find_known(const Baseline& baseline, const Result& result) {
    const auto is_there = [&](const Place& place) {
        const bool is_named =
            std::ranges::find(place.scenarios, result.scenario) != place.scenarios.end();
        // An entry for every scenario says nothing of those in which it is not seen.
        return is_of(place, result.channel, result.target) &&
               (is_named || (place.scenarios.empty() && result.judgement.leak));
    };
    const KnownFailure* found = nullptr;
    for (const KnownFailure& known : baseline.failures) {
        if (!std::ranges::any_of(known.where, is_there)) continue;
        if (is_about(known, result.judgement)) return &known;
        if (!found) found = &known;
    }
    return found;
}

std::size_t known_timeouts(
    const Baseline& baseline, std::string_view channel, std::string_view target
) {
    std::size_t count = 0;
    for (const KnownFailure& known : baseline.failures) {
        if (known.verdict != name(Verdict::timeout)) continue;
        for (const Place& place : known.where)
            if (is_of(place, channel, target)) count += place.scenarios.size();
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

void set_standing(Result& result, const Baseline& baseline) {
    const KnownFailure* known = find_known(baseline, result);
    result.standing = compare(result.judgement, known);
    const bool has_reason =
        result.standing == Standing::known || result.standing == Standing::stale;
    result.reason = has_reason ? known->reason : "";
    result.link = has_reason ? known->link : "";
    const auto differs = [&](const Judgement& before) {
        return before.verdict != result.judgement.verdict ||
               before.finding != result.judgement.finding;
    };
    result.flaky = std::ranges::any_of(result.earlier, differs);
}

}  // namespace proxy407::grade
