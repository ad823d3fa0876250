#include "grade/verdict.hpp"

#include "client/last_line.hpp"
#include "scenario/offered.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace proxy407::runner {
namespace {

using checks::Breach;
using checks::Weight;

Judgement failed(const Breach& breach) {
    return {Verdict::fail, breach.leak, breach.finding, breach.sentence.text()};
}

/// Did an answer of the target come, and a good one?
bool was_served(const journal::Journal& journal) {
    return std::ranges::any_of(journal.exchanges(), [](const journal::Exchange& exchange) {
        const bool tunnel_only =
            exchange.recorder == journal::Recorder::proxy && exchange.head.method() == "CONNECT";
        return !tunnel_only && exchange.status >= 200 && exchange.status < 300;
    });
}

/// Does somebody answer well who is not the embedded origin, or the origin with other words?
bool has_own_content(const scenario::Scenario& scenario) {
    const auto answers = [](const scenario::Step& step) {
        return step.answer && step.answer->status / 100 == 2;
    };
    return scenario.origin.body ||
           std::ranges::any_of(scenario.steps, [&](const scenario::Step& step) {
               return answers(step) || (step.plain && answers(*step.plain));
           });
}

/// Is a client right to call its answer a failure? The proxy's proof is wrong (RFC 7616 section
/// 3.5), or something answers in the place of the pages that the client needs.
bool may_fail(const Observed& observed) {
    const auto is_unproven = [](const auth::Scheme* scheme) {
        const auto* digest = std::get_if<auth::DigestPolicy>(scheme);
        return digest && digest->rspauth == auth::DigestPolicy::Rspauth::wrong;
    };
    if (observed.needs_pages && has_own_content(observed.scenario)) return true;
    return std::ranges::any_of(scenario::offered_schemes(observed.scenario), is_unproven);
}

/// The answer of /ip: {"origin": "127.0.0.1"}
bool is_the_answer(const std::string& output) {
    const auto json = text::parse_json(output, answer_limits);
    return json.is_object() && json.contains("origin");
}

std::string with_last_words(std::string sentence, const Outcome& client) {
    const std::string words = text::printable(last_line(client.error).substr(0, 300));
    return words.empty() ? sentence : sentence + " It said: " + words;
}

/// What the client reports, when the wire has nothing against it.
Judgement judge_report(const Observed& observed) {
    const Outcome& client = observed.client;
    const bool served = was_served(observed.journal);
    if (served && !client.good) {
        if (may_fail(observed)) return {};
        return {
            Verdict::fail,
            false,
            "client-reported-failure",
            with_last_words(
                "The proxy did its part, but the client ended with " + client.how + ".", client
            )};
    }
    if (!served && client.good)
        return {
            Verdict::fail,
            false,
            "client-reported-success",
            "The client reports success (" + client.how +
                ") although the target answered nothing good."};
    if (!served && observed.control)
        return {
            Verdict::fail,
            false,
            "target-not-reached",
            with_last_words(
                "The proxy lets everybody through, but no answer of the target came; the client "
                "ended with " +
                    client.how + ".",
                client
            )};
    // A driver that handed on the content of the control case does so in the others.
    if (served && observed.output_is_content && !has_own_content(observed.scenario) &&
        !is_the_answer(client.content))
        return {
            observed.control ? Verdict::adapter_error : Verdict::fail,
            false,
            "output-is-not-the-answer",
            "The content of the answer was to be handed on, and what came is: " +
                text::printable(client.content.substr(0, 100))};
    return {};
}

/// The first breach of that weight; null when there is none.
const Breach* first_breach(const Observed& observed, Weight weight) {
    const auto found = std::ranges::find(observed.result.breaches, weight, &Breach::weight);
    return found == observed.result.breaches.end() ? nullptr : &*found;
}

/// The first breach of a MUST that is about what the client did, or about what it did not get to.
const Breach* first_failure(const Observed& observed, bool has_to_happen) {
    const auto found = std::ranges::find_if(observed.result.breaches, [&](const Breach& breach) {
        return breach.weight == Weight::must && breach.has_to_happen == has_to_happen;
    });
    return found == observed.result.breaches.end() ? nullptr : &*found;
}

/// What the client's process did that ends the matter.
std::optional<Judgement> judge_process(const Observed& observed) {
    const Outcome& client = observed.client;
    if (!client.breach.empty())
        return Judgement{
            Verdict::adapter_error,
            false,
            "driver-protocol",
            with_last_words(client.breach, client)};
    if (!client.unsupported.empty())
        return Judgement{
            Verdict::adapter_error,
            false,
            "undeclared-refusal",
            "The driver says \"unsupported\" to what its client.json claims: " +
                text::printable(client.unsupported)};
    if (client.ending.timed_out && observed.journal.exchanges().size() >= most_exchanges)
        return Judgement{
            Verdict::timeout,
            false,
            "endless",
            "The client went on and on; after " + std::to_string(most_exchanges) +
                " exchanges it was ended."};
    if (client.ending.timed_out)
        return Judgement{
            Verdict::timeout,
            false,
            "timeout",
            with_last_words("The client had not ended at the deadline.", client)};
    if (client.ending.signal != 0)
        return Judgement{
            Verdict::crash,
            false,
            "crash",
            with_last_words("The client was ended by " + to_string(client.ending) + ".", client)};
    return std::nullopt;
}

/// It connected at most, with TLS where the proxy has it, and no request followed.
bool gave_up(const Observed& observed) {
    const bool nothing_evil = !observed.scenario.steps.front().fault;
    const auto is_empty = [](const journal::Exchange& exchange) {
        return exchange.complaint == "tls-without-request";
    };
    return nothing_evil && observed.scenario.client && !observed.client.good &&
           std::ranges::all_of(observed.journal.exchanges(), is_empty);
}

/// Nothing came to the proxy. With credentials that it can't cope with a client gives up by itself;
/// otherwise it went elsewhere.
Judgement judge_absence(const Observed& observed) {
    const Outcome& client = observed.client;
    if (gave_up(observed))
        return {
            Verdict::fail,
            false,
            "gave-up-before-asking",
            with_last_words(
                "The client ended with " + client.how + " before it sent a request.", client
            )};
    return {
        Verdict::bypass,
        false,
        "bypass",
        with_last_words(
            "No connection came to the proxy; the client ended with " + client.how + ".", client
        )};
}

/// No MUST was broken.
Judgement judge_the_rest(const Observed& observed) {
    if (const auto& obstacle = observed.result.obstacle)
        return {Verdict::not_reached, false, obstacle->finding, obstacle->sentence};
    if (const auto* breach = first_breach(observed, Weight::should))
        return {Verdict::non_strict, false, breach->finding, breach->sentence.text()};
    for (const Weight weight : {Weight::practice, Weight::observed})
        if (const auto* breach = first_breach(observed, weight))
            return {Verdict::observed, false, breach->finding, breach->sentence.text()};
    const auto missed = std::ranges::find(
        observed.result.checks, checks::Outcome::not_reached, &checks::CheckResult::outcome
    );
    if (missed != observed.result.checks.end())
        return {Verdict::not_reached, false, missed->check, missed->sentence};
    return {};
}

}  // namespace

Judgement judge(const Observed& observed) {
    if (const auto* breach = first_failure(observed, false)) return failed(*breach);
    if (const auto ended = judge_process(observed)) return *ended;
    if (observed.result.verdict == checks::RunVerdict::bypassed || gave_up(observed))
        return judge_absence(observed);
    if (const auto* breach = first_failure(observed, true)) return failed(*breach);
    const Judgement report = judge_report(observed);
    return report.verdict == Verdict::pass ? judge_the_rest(observed) : report;
}

}  // namespace proxy407::runner
