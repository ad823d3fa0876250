#include "grade/verdict.hpp"

#include "checks/checks_table.hpp"
#include "client/last_line.hpp"
#include "client/needs.hpp"
#include "client/report.hpp"
#include "client/scheme_feature.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace proxy407::grade {
namespace {

using checks::Breach;
using checks::Weight;
using results::Judgement;
using results::Result;
using results::Verdict;

Judgement broken(Verdict verdict, const Breach& breach) {
    return {
        verdict,
        breach.leak,
        breach.finding,
        breach.sentence.text(),
        breach.check,
        breach.weight,
        breach.exchange};
}

/// Did an answer of the target come, and a good one?
bool was_served(const journal::Journal& journal) {
    return std::ranges::any_of(journal.exchanges(), [](const journal::Exchange& exchange) {
        const bool tunnel_only =
            exchange.recorder == journal::Recorder::proxy && exchange.head.method() == "CONNECT";
        const bool is_good = exchange.status / 100 == 2 || exchange.status == 101;
        return !tunnel_only && is_good;
    });
}

/// Did the client end with a redirect of the target that it did not follow? Whether it follows
/// them, and whether it calls that a success, is its own affair.
bool ended_with_redirect(const journal::Journal& journal) {
    const auto& exchanges = journal.exchanges();
    return !exchanges.empty() && exchanges.back().head.method() != "CONNECT" &&
           exchanges.back().status / 100 == 3;
}

/// Does somebody answer well who is not the embedded origin, or the origin with other words?
bool has_own_content(const scenario::Scenario& scenario) {
    const auto answers = [](const scenario::Step& step) {
        return step.answer && step.answer->status / 100 == 2;
    };
    const bool echoes = client::feature_of_task(scenario.handout.task) == "websocket";
    return scenario.origin.body || echoes ||
           std::ranges::any_of(scenario.steps, [&](const scenario::Step& step) {
               return answers(step) || (step.plain && answers(*step.plain));
           });
}

/// Is a client right to call its answer a failure? The proxy's proof is wrong (RFC 7616 section
/// 3.5), or something answers in the place of the pages that the client needs.
bool may_fail(const CaseEvidence& evidence) {
    const auto is_unproven = [](const auth::Scheme* scheme) {
        const auto* digest = std::get_if<auth::DigestPolicy>(scheme);
        return digest && digest->rspauth == auth::DigestPolicy::Rspauth::wrong;
    };
    if (!evidence.client.site.empty() && has_own_content(evidence.scenario)) return true;
    return std::ranges::any_of(scenario::offered_schemes(evidence.scenario), is_unproven);
}

/// The answer of /ip: {"origin": "127.0.0.1"}
bool is_the_answer(const std::string& output) {
    const auto json = json::parse(output, client::answer_limits);
    return json.is_object() && json.contains("origin");
}

std::string with_last_words(std::string sentence, const Result& result) {
    const std::string words = text::printable(client::last_line(result.error).substr(0, 300));
    return words.empty() ? sentence : sentence + " It said: " + words;
}

/// Does the scenario say that it is about what no standard describes: how names in NO_PROXY are
/// compared, a proxy's URL that is none?
bool is_left_open(const scenario::Scenario& scenario) {
    return std::ranges::any_of(scenario.expect, [](const scenario::Expectation& expected) {
        const checks::Check* check = checks::find_check(expected.check);
        return check && check->traits.has_to_happen && expected.at_most >= Weight::practice;
    });
}

/// What the client reports, when the wire has nothing against it.
Judgement judge_report(const CaseEvidence& evidence, const Result& result) {
    const bool served = was_served(evidence.journal);
    if (!served && ended_with_redirect(evidence.journal)) return {};
    if (served && !result.reported.good) {
        if (may_fail(evidence)) return {};
        const bool is_open = is_left_open(evidence.scenario);
        const auto said =
            "The proxy did its part, but the client ended with " + result.reported.how;
        return {
            is_open ? Verdict::observed : Verdict::fail,
            false,
            "client-reported-failure",
            with_last_words(said + ".", result),
            "",
            is_open ? Weight::practice : Weight::must};
    }
    if (!served && result.reported.good)
        return {
            Verdict::fail,
            false,
            "client-reported-success",
            "The client reports success (" + result.reported.how +
                ") although the target answered nothing good."};
    if (!served && result.control)
        return {
            Verdict::fail,
            false,
            "target-not-reached",
            with_last_words(
                "The proxy lets everybody through, but no answer of the target came; the client "
                "ended with " +
                    result.reported.how + ".",
                result
            )};
    // A driver that handed on the content of the control case does so in the others.
    if (served && evidence.client.output_is_content && !has_own_content(evidence.scenario) &&
        !is_the_answer(result.output))
        return {
            result.control ? Verdict::adapter_error : Verdict::fail,
            false,
            "output-is-not-the-answer",
            "The content of the answer was to be handed on, and what came is: " +
                text::printable(result.output.substr(0, 100))};
    return {};
}

/// Does the client claim to know a Digest that the scenario offers?
bool knows_offered_digest(const CaseEvidence& evidence) {
    const auto knows = [&](const std::string& feature) {
        return std::ranges::any_of(evidence.client.channels, [&](const client::Channel& channel) {
            return channel.features.contains(feature + ".http") ||
                   channel.features.contains(feature + ".connect");
        });
    };
    return std::ranges::any_of(
        scenario::offered_schemes(evidence.scenario),
        [&](const auth::Scheme* scheme) {
            const std::string feature = client::feature_of(*scheme);
            return feature.starts_with("digest") && knows(feature);
        }
    );
}

/// To a client that knows no Digest, or not with that algorithm, Basic is the strongest scheme (RFC
/// 7616 section 5.6). With the account of another kind of target comes who reads its variable:
/// usage.
Weight weight_of(const Breach& breach, const CaseEvidence& evidence) {
    const bool is_right = breach.check == "strongest-scheme" && !knows_offered_digest(evidence);
    const bool is_usage = breach.check == "account-for-each-kind";
    return is_right || is_usage ? Weight::observed : breach.weight;
}

/// The first breach of that weight in what the scenario is about; null when there is none.
const Breach* first_breach(const CaseEvidence& evidence, Weight weight) {
    const auto found = std::ranges::find_if(evidence.checked.breaches, [&](const Breach& breach) {
        return breach.subject && weight_of(breach, evidence) == weight;
    });
    return found == evidence.checked.breaches.end() ? nullptr : &*found;
}

/// Of a MUST, and about what the client did, or about what it did not get to.
const Breach* first_failure(const CaseEvidence& evidence, bool has_to_happen) {
    const auto found = std::ranges::find_if(evidence.checked.breaches, [&](const Breach& breach) {
        return breach.subject && weight_of(breach, evidence) == Weight::must &&
               breach.has_to_happen == has_to_happen;
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

/// As a name by itself, not as the end of one of the exceptions.
bool names_target(const std::string& said) {
    constexpr std::string_view target_name = "origin.test";
    for (auto at = said.find(target_name); at != said.npos; at = said.find(target_name, at + 1))
        if (at == 0 || said[at - 1] != '.') return true;
    return false;
}

/// Does the client's own error speak of the target? Only the proxy knows where that is: a client
/// that looked for it went past the proxy.
bool blames_target(const Result& result) {
    constexpr std::array<std::string_view, 6> signs = {
        "resolve",
        "getaddrinfo",
        "name or service not known",
        "name resolution",
        "no such host",
        "unknownhost",
    };
    const std::string said = text::to_lower(result.output + "\n" + result.error);
    return names_target(said) || std::ranges::any_of(signs, [&](std::string_view sign) {
               return said.find(sign) != said.npos;
           });
}

/// It connected at most, with TLS where the proxy has it, and no request followed.
bool gave_up(const CaseEvidence& evidence, const Result& result) {
    const bool nothing_evil = !evidence.scenario.steps.front().fault;
    const auto is_empty = [](const journal::Exchange& exchange) {
        return exchange.complaint == "tls-without-request";
    };
    // Who was told of exceptions and looked for the target took it for one of them.
    if (!evidence.scenario.handout.no_proxy.empty() && blames_target(result)) return false;
    return nothing_evil && evidence.scenario.client && !result.reported.good &&
           std::ranges::all_of(evidence.journal.exchanges(), is_empty);
}

Judgement judge_absence_left_open(const Result& result) {
    const bool went_past = result.reported.good || blames_target(result);
    const std::string what = went_past ? "the client went past the proxy"
                                       : "the client ended with " + result.reported.how;
    return {
        Verdict::observed,
        false,
        went_past ? "bypass" : "gave-up-before-asking",
        with_last_words(
            "No request came to the proxy: " + what + ". No standard says what is to come of it.",
            result
        ),
        "",
        Weight::practice};
}

/// Nothing came to the proxy. With credentials that it can't cope with a client gives up by itself;
/// without any it failed over something else, or went elsewhere.
Judgement judge_absence(const CaseEvidence& evidence, const Result& result) {
    if (const auto* breach = first_breach(evidence, Weight::practice))
        return broken(Verdict::observed, *breach);
    if (is_left_open(evidence.scenario)) return judge_absence_left_open(result);
    if (gave_up(evidence, result))
        return {
            Verdict::fail,
            false,
            "gave-up-before-asking",
            with_last_words(
                "The client ended with " + result.reported.how + " before it sent a request.",
                result
            )};
    if (!result.reported.good && !blames_target(result))
        return {
            Verdict::fail,
            false,
            "failed-before-connecting",
            with_last_words(
                "No connection came to the proxy, and the client ended with " +
                    result.reported.how + ": it failed before it connected.",
                result
            )};
    return {
        Verdict::bypass,
        false,
        "bypass",
        with_last_words(
            "No connection came to the proxy; the client ended with " + result.reported.how + ".",
            result
        )};
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
        return broken(Verdict::fail, breach);
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
        return broken(Verdict::non_strict, *breach);
    for (const Weight weight : {Weight::practice, Weight::observed})
        if (const auto* breach = first_breach(evidence, weight))
            return broken(Verdict::observed, *breach);
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
    if (const auto* breach = first_failure(evidence, false)) return broken(Verdict::fail, *breach);
    if (const auto ended = judge_process(evidence, result)) return *ended;
    if (evidence.checked.verdict == checks::RunVerdict::bypassed || gave_up(evidence, result))
        return judge_absence(evidence, result);
    if (const auto* breach = first_failure(evidence, true)) return judge_missing(evidence, *breach);
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
