#include "results/cause.hpp"

#include "checks/checks_table.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace proxy407::results {
namespace {

/// Findings that say no more than what did not come about, or how the client ended: in scenarios of
/// another family they may have another cause.
bool is_symptom(std::string_view finding) {
    constexpr std::array<std::string_view, 9> ends = {
        "bypass",
        "client-reported-failure",
        "client-reported-success",
        "crash",
        "endless",
        "failed-before-connecting",
        "gave-up-before-asking",
        "output-is-not-the-answer",
        "timeout",
    };
    const checks::Check* check = checks::find_check(finding);
    return finding.starts_with("no-credentials/") || (check && check->traits.has_to_happen) ||
           std::ranges::find(ends, finding) != ends.end();
}

bool is_about_client(Verdict verdict) {
    switch (verdict) {
        case Verdict::fail:
        case Verdict::crash:
        case Verdict::timeout:
        case Verdict::bypass: return true;
        default: return false;
    }
}

/// The order in which causes are told, and what two of them must share to be one.
enum class Rank { leak, unexpected, stale, error, known, should, choice };

Rank rank_of(const Cause& cause) {
    if (cause.leak) return Rank::leak;
    if (cause.standing == Standing::stale) return Rank::stale;
    if (cause.verdict == Verdict::non_strict) return Rank::should;
    if (cause.verdict == Verdict::observed) return Rank::choice;
    if (cause.standing == Standing::known) return Rank::known;
    return is_about_client(cause.verdict) ? Rank::unexpected : Rank::error;
}

/// Is there something to tell of the case itself? Where a control case failed, it stands for those
/// that were not run for that reason.
bool is_told(const Result& result) {
    if (result.judgement.leak) return true;
    switch (result.judgement.verdict) {
        case Verdict::pass: return result.standing == Standing::stale;
        case Verdict::unsupported:
        case Verdict::not_run: return false;
        case Verdict::not_reached: return result.standing == Standing::unexpected;
        case Verdict::setup_fail: return result.control;
        default: return true;
    }
}

Cause cause_of(const Result& result) {
    const Judgement& seen = result.judgement;
    return {
        result.client,
        seen.verdict,
        seen.leak,
        seen.level,
        result.standing,
        seen.check,
        seen.finding,
        seen.sentence,
        result.reason,
        result.link,
        seen.exchange,
        {{&result, nullptr}}};
}

Cause cause_of(const Result& result, const Fault& fault) {
    return {
        result.client,
        verdict_of(fault),
        fault.leak,
        fault.level,
        fault.standing,
        fault.check,
        fault.finding,
        fault.sentence,
        fault.reason,
        fault.link,
        fault.exchange,
        {{&result, &fault}}};
}

/// Collects sightings of the same cause.
class Causes {
public:
    explicit Causes(const Document& document) {
        for (const Scenario& scenario : document.scenarios)
            families_.emplace(scenario.name, scenario.family);
        for (std::size_t i = 0; i < document.clients.size(); ++i)
            clients_.emplace(document.clients[i].name, i);
    }

    void add(Cause cause) {
        const auto [place, is_new] = places_.emplace(key_of(cause), list_.size());
        if (is_new)
            list_.push_back(std::move(cause));
        else
            join(list_[place->second], cause);
    }

    std::vector<Cause> all() {
        std::ranges::stable_sort(list_, {}, [&](const Cause& cause) {
            const auto client = clients_.find(cause.client);
            return std::pair(
                rank_of(cause), client == clients_.end() ? clients_.size() : client->second
            );
        });
        return std::move(list_);
    }

private:
    /// Client, rank, is it known, what it is.
    using Key = std::tuple<std::string, Rank, Standing, std::string>;

    Key key_of(const Cause& cause) const {
        return {cause.client, rank_of(cause), cause.standing, what(cause)};
    }

    std::string what(const Cause& cause) const {
        if (!cause.reason.empty()) return "because " + cause.reason;
        return is_symptom(cause.finding) ? cause.finding + " in " + occasion(cause.first())
                                         : cause.finding;
    }

    /// Scenarios of one family are much alike.
    std::string occasion(const Result& result) const {
        const auto family = families_.find(result.scenario);
        return family == families_.end() ? result.scenario : family->second;
    }

    static void join(Cause& cause, const Cause& same) {
        cause.seen.insert(cause.seen.end(), same.seen.begin(), same.seen.end());
        cause.level = std::min(cause.level, same.level);
    }

    std::map<std::string, std::string> families_;  ///< by scenario
    std::map<std::string, std::size_t> clients_;   ///< their order
    std::map<Key, std::size_t> places_;
    std::vector<Cause> list_;
};

std::vector<std::string> texts(const Json& list) {
    std::vector<std::string> found;
    for (const Json& item : list)
        if (item.is_string()) found.push_back(item.get<std::string>());
    return found;
}

}  // namespace

std::vector<Cause> causes_of(const Document& document) {
    Causes causes(document);
    for (const Result& result : document.results) {
        if (is_told(result)) causes.add(cause_of(result));
        for (const Fault& fault : result.faults) causes.add(cause_of(result, fault));
    }
    return causes.all();
}

bool is_failure(const Cause& cause) {
    return cause.leak || (cause.standing != Standing::stale && is_about_client(cause.verdict));
}

bool is_unexpected(const Cause& cause) {
    return cause.standing == Standing::unexpected || cause.standing == Standing::stale;
}

bool is_unpublished(const Cause& cause) {
    return cause.leak && cause.link.empty();
}

bool is_withheld(const Cause& cause) {
    return is_unpublished(cause) && cause.standing == Standing::known;
}

CauseCount count_causes(const std::vector<Cause>& causes) {
    CauseCount count;
    std::set<std::string> clients;
    for (const Cause& cause : causes) {
        if (is_unexpected(cause)) ++count.unexpected;
        if (!is_failure(cause)) continue;
        ++count.causes;
        if (cause.leak) ++count.leaks;
        if (is_withheld(cause)) ++count.withheld;
        clients.insert(cause.client);
    }
    count.clients = clients.size();
    return count;
}

std::vector<std::string> findings_of(const Cause& cause) {
    std::vector<std::string> found;
    for (const Sighting& one : cause.seen) {
        const std::string& finding = one.fault ? one.fault->finding : one.result->judgement.finding;
        if (std::ranges::find(found, finding) == found.end()) found.push_back(finding);
    }
    return found;
}

std::vector<std::string> requirements_of(const Cause& cause) {
    for (const Json& exchange : cause.first().exchanges) {
        if (cause.exchange == 0 || exchange.value("number", Json()) != cause.exchange) continue;
        auto found = texts(exchange.value("requirements", Json::array()));
        if (!found.empty() && cause.finding != cause.check) return found;
    }
    const checks::Check* check = checks::find_check(cause.check);
    if (!check) return {};
    return {check->requirements.begin(), check->requirements.end()};
}

}  // namespace proxy407::results
