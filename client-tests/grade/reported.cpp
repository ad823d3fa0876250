#include "grade/reported.hpp"

#include "client/last_line.hpp"
#include "client/needs.hpp"
#include "client/report.hpp"
#include "grade/weight.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::grade {
namespace {

using checks::Weight;
using results::Judgement;
using results::Result;
using results::Verdict;

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

/// Was the last request refused, after others had been served? Who reports that is right.
bool ended_with_refusal(const journal::Journal& journal) {
    const auto& exchanges = journal.exchanges();
    return !exchanges.empty() && exchanges.back().status >= 400;
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

/// Does the client look for pages of its own kind, on a path of its own?
bool wants_own_pages(const client::Client& client) {
    return !client.site.empty() || (client.path != "/ip" && !client.opens_websockets);
}

/// Is a client right to call its answer a failure? The proxy's proof is wrong (RFC 7616 section
/// 3.5), or something answers in the place of the pages that the client needs.
bool may_fail(const CaseEvidence& evidence) {
    const auto is_unproven = [](const auth::Scheme* scheme) {
        const auto* digest = std::get_if<auth::DigestPolicy>(scheme);
        return digest && digest->rspauth == auth::DigestPolicy::Rspauth::wrong;
    };
    if (wants_own_pages(evidence.client) && has_own_content(evidence.scenario)) return true;
    return std::ranges::any_of(scenario::offered_schemes(evidence.scenario), is_unproven);
}

/// The answer of /ip: {"origin": "127.0.0.1"}. A program that tells how it fares, which is where
/// its failures are read, writes lines of its own before it.
bool is_the_answer(const CaseEvidence& evidence, const std::string& output) {
    const bool tells = !evidence.client.failure_words.empty();
    const auto after_lines = tells ? output.find("\n{") : output.npos;
    const std::size_t start = after_lines == output.npos ? 0 : after_lines + 1;
    const auto json = json::parse(output.substr(start), client::answer_limits);
    return json.is_object() && json.contains("origin");
}

/// Does a program that prints the content of what it gets print some? Then its user reads the
/// refusal there (RFC 9110 section 15.5 asks no more), whatever the exit code is.
bool shows_what_came(const CaseEvidence& evidence, const Result& result) {
    return !evidence.client.program && evidence.client.output_is_content && !result.output.empty();
}

Judgement judge_false_success(const CaseEvidence& evidence, const Result& result) {
    const std::string sentence = "The client reports success (" + result.reported.how +
                                 ") although the target answered nothing good";
    if (shows_what_came(evidence, result))
        return {
            Verdict::observed,
            false,
            "client-reported-success",
            sentence + "; it prints what came instead.",
            "",
            Weight::practice};
    return {Verdict::fail, false, "client-reported-success", sentence + "."};
}

}  // namespace

std::string with_last_words(std::string sentence, const Result& result) {
    const std::string words = text::printable(client::last_line(result.error).substr(0, 300));
    return words.empty() ? sentence : sentence + " It said: " + words;
}

Judgement judge_report(const CaseEvidence& evidence, const Result& result) {
    const bool served = was_served(evidence.journal);
    if (!served && ended_with_redirect(evidence.journal)) return {};
    if (served && !result.reported.good) {
        if (may_fail(evidence) || ended_with_refusal(evidence.journal)) return {};
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
    if (!served && result.reported.good) return judge_false_success(evidence, result);
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
        !is_the_answer(evidence, result.output))
        return {
            result.control ? Verdict::adapter_error : Verdict::fail,
            false,
            "output-is-not-the-answer",
            "The content of the answer was to be handed on, and what came is: " +
                text::printable(result.output.substr(0, 100))};
    return {};
}

}  // namespace proxy407::grade
