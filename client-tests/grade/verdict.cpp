#include "grade/verdict.hpp"

#include "client/needs.hpp"
#include "grade/absence.hpp"
#include "grade/reported.hpp"
#include "grade/weight.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <optional>

namespace proxy407::grade {
namespace {

using checks::Breach;
using checks::Weight;
using results::Judgement;
using results::Result;
using results::Verdict;

/// Of a MUST, and about what the client did, or about what it did not get to.
const Breach* first_failure(const CaseEvidence& evidence, bool has_to_happen) {
    const auto found = std::ranges::find_if(evidence.checked.breaches, [&](const Breach& breach) {
        return breach.subject && weight_of(breach, evidence) == Weight::must &&
               breach.has_to_happen == has_to_happen;
    });
    return found == evidence.checked.breaches.end() ? nullptr : &*found;
}

/// The client did not send the credentials, in a case in which no standard makes it.
const Breach* first_withheld(const CaseEvidence& evidence) {
    const auto found = std::ranges::find_if(evidence.checked.breaches, [&](const Breach& breach) {
        return breach.subject && breach.has_to_happen && breach.weight == Weight::must &&
               weight_of(breach, evidence) != Weight::must;
    });
    return found == evidence.checked.breaches.end() ? nullptr : &*found;
}

/// What the client's process did that ends the matter.
std::optional<Judgement> judge_process(const CaseEvidence& evidence, const Result& result) {
    if (!result.reported.breach.empty())
        return Judgement{
            Verdict::adapter_error,
            false,
            "driver-protocol",
            with_last_words(result.reported.breach, result)};
    if (!result.reported.unsupported.empty())
        return Judgement{
            Verdict::adapter_error,
            false,
            "undeclared-refusal",
            "The driver says \"unsupported\" to what its client.json claims: " +
                text::printable(result.reported.unsupported)};
    if (result.ended.timed_out && evidence.journal.exchanges().size() >= most_exchanges)
        return Judgement{
            Verdict::timeout,
            false,
            "endless",
            "The client went on and on; after " + std::to_string(most_exchanges) +
                " exchanges it was ended."};
    if (result.ended.timed_out)
        return Judgement{
            Verdict::timeout,
            false,
            "timeout",
            with_last_words("The client had not ended at the deadline.", result)};
    if (result.ended.signal)
        return Judgement{
            Verdict::crash,
            false,
            "crash",
            with_last_words("The client was ended by " + to_string(result.ended) + ".", result)};
    return std::nullopt;
}

/// Was the request that did not get through refused for its form?
bool is_malformed(const CaseEvidence& evidence, const Breach& breach) {
    const auto& exchanges = evidence.journal.exchanges();
    const auto found = std::ranges::find(exchanges, breach.exchange, &journal::Exchange::number);
    return found != exchanges.end() && found->verdict == decision::Verdict::malformed;
}

/// What did not come about. Where a fault on the way is why, it is told by itself, and nothing is
/// known of what the case is about.
Judgement judge_missing(const CaseEvidence& evidence, const Breach& breach) {
    const auto& breaches = evidence.checked.breaches;
    const auto fault = std::ranges::find_if(breaches, [](const Breach& other) {
        return !other.subject && !other.leak && other.weight == Weight::must;
    });
    if (fault == breaches.end() || !is_malformed(evidence, breach))
        return broken(Verdict::fail, breach, evidence);
    return {
        Verdict::not_reached,
        false,
        fault->finding,
        "Nothing was seen of what this case is about, for the proxy refused the request: " +
            fault->sentence.text(),
        fault->check,
        fault->weight,
        fault->exchange};
}

/// Of what the scenario is about, a check that had nothing to look at.
const checks::CheckResult* first_missed(const CaseEvidence& evidence) {
    const auto found =
        std::ranges::find_if(evidence.checked.checks, [&](const checks::CheckResult& result) {
            return result.outcome == checks::Outcome::not_reached &&
                   checks::is_subject(evidence.scenario, result.check);
        });
    return found == evidence.checked.checks.end() ? nullptr : &*found;
}

/// No MUST was broken.
Judgement judge_the_rest(const CaseEvidence& evidence) {
    if (const auto& obstacle = evidence.checked.obstacle)
        return {Verdict::not_reached, false, obstacle->finding, obstacle->sentence};
    if (const auto* breach = first_breach(evidence, Weight::should))
        return broken(Verdict::non_strict, *breach, evidence);
    for (const Weight weight : {Weight::practice, Weight::observed})
        if (const auto* breach = first_breach(evidence, weight))
            return broken(Verdict::observed, *breach, evidence);
    if (const auto* missed = first_missed(evidence))
        return {Verdict::not_reached, false, missed->check, missed->sentence};
    return {};
}

}  // namespace

Judgement judge(const CaseEvidence& evidence, const Result& result) {
    const auto& seen = evidence.journal.exchanges();
    const bool tunnels = result.target == "http" && !seen.empty() && seen.front().head.is_connect();
    if (tunnels &&
        client::lacks_scheme_in_tunnel(evidence.client, result.channel, evidence.scenario))
        return {
            Verdict::not_reached,
            false,
            "tunnels-http",
            "The client opens a tunnel for http:// targets, too, where the proxy asks for a scheme "
            "that it does not claim."};
    if (const auto* breach = first_failure(evidence, false))
        return broken(Verdict::fail, *breach, evidence);
    if (const auto ended = judge_process(evidence, result)) return *ended;
    if (evidence.checked.verdict == checks::RunVerdict::bypassed || gave_up(evidence, result))
        return judge_absence(evidence, result);
    if (const auto* breach = first_failure(evidence, true)) return judge_missing(evidence, *breach);
    if (const auto* breach = first_withheld(evidence))
        return broken(results::verdict_of(weight_of(*breach, evidence)), *breach, evidence);
    const Judgement report = judge_report(evidence, result);
    return report.verdict == Verdict::pass ? judge_the_rest(evidence) : report;
}

std::vector<results::Fault> faults_on_the_way(const CaseEvidence& evidence) {
    std::vector<results::Fault> faults;
    for (const Breach& breach : evidence.checked.breaches)
        if (!breach.subject)
            faults.push_back(
                {breach.check,
                 breach.finding,
                 weight_of(breach, evidence),
                 breach.leak,
                 breach.sentence.text(),
                 breach.exchange}
            );
    return faults;
}

}  // namespace proxy407::grade
