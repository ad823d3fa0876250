#include "runner/verdict.hpp"

#include "checks/secret.hpp"
#include "http/head.hpp"
#include "runner/last_line.hpp"
#include "runner/temporary_proxy.hpp"
#include "scenario/offered.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace proxy407::runner {
namespace {

using checks::CheckResult;

/// What a client did not get to when it crashed or hung. All other checks fail only over something
/// that it did do.
constexpr std::array<std::string_view, 9> has_to_happen = {
    "authenticated",
    "answered-challenge",
    "connected",
    "content-complete",
    "ends-let-through",
    "reconnects-after-close",
    "proxy-answered",
    "target-status",
    "not-a-407",
};

/// Checks whose failure is the refusal that the diagnosis is about.
constexpr std::array<std::string_view, 7> about_identification = {
    "authenticated",
    "answered-challenge",
    "credentials-exact",
    "ends-let-through",
    "no-authorization-instead",
    "no-credentials-sent",
    "not-a-407",
};

/// Checks that stand for a SHOULD, or for what RFC 7616 section 3.3 lets a client do.
constexpr std::array<std::string_view, 5> recommended = {
    "connect-for-websocket",  // C-CONN-13
    "nextnonce-used",         // C-DIGEST-21
    "no-md5-beside-sha2",     // C-DIGEST-30
    "opaque-echoed",          // C-DIGEST-08
    "stale-answered",         // C-DIGEST-17
};

/// Checks that tell what a client does where it may do as it likes.
constexpr std::array<std::string_view, 1> left_open = {"same-credentials-throughout"};

/// Rules that proxies forgive: what the grader accepted and remarked on (RFC 7616 section 3.4). Of
/// NTLM many take version 1, which a domain of today refuses (defect H08).
constexpr std::array<std::string_view, 6> forgiven = {
    "digest-uri-in-origin-form",
    "digest-count-without-qop",
    "ntlm-version-1",
    "opaque-missing",
    "quoted-",
    "unquoted-",
};

/// A refusal that only charset="UTF-8" accounts for, which is advice (RFC 7617 section 2.1,
/// C-BASIC-09).
constexpr std::string_view advisory_alone = "wrong-credentials/NFD";

template <typename Names>
bool is_among(const Names& names, const CheckResult& check) {
    return std::ranges::find(names, check.check) != names.end();
}

const journal::Exchange* exchange_of(const CheckResult& check, const journal::Journal& journal) {
    const auto found =
        std::ranges::find(journal.exchanges(), check.exchange, &journal::Exchange::number);
    return found == journal.exchanges().end() ? nullptr : &*found;
}

/// Did the origin get to see the proxy's credentials, in any form?
bool is_leak(const journal::Exchange& exchange, const scenario::Scenario& scenario) {
    const bool inside = exchange.recorder == journal::Recorder::origin;
    const std::string& octets = inside ? exchange.head.octets : exchange.origin_saw;
    return http::parse_request_head(octets).first("Proxy-Authorization").has_value() ||
           (scenario.client && checks::shows(octets, *scenario.client));
}

/// The diagnosis of the exchange that proves it says more than the check.
Judgement failed(const CheckResult& check, const Observed& observed) {
    Judgement judgement{Verdict::fail, false, check.check, check.sentence};
    const journal::Exchange* exchange = exchange_of(check, observed.journal);
    if (!exchange) return judgement;
    judgement.leak = is_leak(*exchange, observed.scenario);
    if (judgement.leak && !check.leak.empty()) judgement.finding = check.leak;
    const bool told = exchange->diagnosis && is_among(about_identification, check);
    if (judgement.leak || !told) return judgement;
    judgement.finding =
        std::string(name(exchange->diagnosis->cause)) + '/' + exchange->diagnosis->finding;
    judgement.sentence = exchange->diagnosis->message;
    return judgement;
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
    const auto json = nlohmann::json::parse(output, nullptr, false);
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

/// A rule that was broken and forgiven, as the first exchange that shows it has it.
std::string forgiven_remark(const journal::Journal& journal) {
    for (const journal::Exchange& exchange : journal.exchanges())
        for (const std::string& remark : exchange.remarks)
            for (const std::string_view rule : forgiven)
                if (remark.starts_with(rule)) return remark;
    return "";
}

/// How grave is it when this check fails?
enum class Weight { demanded, to_happen, advised, free };

Weight weight(const CheckResult& check) {
    if (is_among(has_to_happen, check)) return Weight::to_happen;
    if (is_among(recommended, check)) return Weight::advised;
    if (is_among(left_open, check)) return Weight::free;
    return Weight::demanded;
}

/// The first check that failed and is of that weight.
const CheckResult* first_failed(const checks::RunResult& result, Weight wanted) {
    const auto found = std::ranges::find_if(result.checks, [&](const CheckResult& check) {
        return check.outcome == checks::Outcome::fail && weight(check) == wanted;
    });
    return found == result.checks.end() ? nullptr : &*found;
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

/// A leak is one whether the scenario asks about it or not.
std::optional<Judgement> leak_unasked(const Observed& observed) {
    const auto check = checks::evaluate(
        *checks::find_check("never-sent-to-origin"), {observed.scenario, observed.journal}, 0
    );
    if (check.outcome != checks::Outcome::fail) return std::nullopt;
    Judgement judgement = failed(check, observed);
    if (!judgement.leak) return std::nullopt;
    return judgement;
}

/// It connected at most, and no request followed.
bool gave_up(const Observed& observed) {
    const bool nothing_evil = !observed.scenario.steps.front().fault;
    return nothing_evil && observed.scenario.client && !observed.client.good &&
           observed.journal.exchanges().empty();
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

/// Nothing that is required was broken.
Judgement judge_the_rest(const Observed& observed) {
    if (const auto* check = first_failed(observed.result, Weight::advised))
        return {Verdict::non_strict, false, check->check, check->sentence};
    if (const std::string remark = forgiven_remark(observed.journal); !remark.empty())
        return {
            Verdict::non_strict,
            false,
            remark,
            "The proxy accepted what the standard does not allow: " + remark + "."};
    if (const auto* check = first_failed(observed.result, Weight::free))
        return {Verdict::observed, false, check->check, check->sentence};
    const auto missed = std::ranges::find(
        observed.result.checks, checks::Outcome::not_reached, &CheckResult::outcome
    );
    if (missed != observed.result.checks.end())
        return {Verdict::not_reached, false, missed->check, missed->sentence};
    return {};
}

}  // namespace

Judgement judge(const Observed& observed) {
    const checks::RunResult& result = observed.result;
    if (const auto* check = first_failed(result, Weight::demanded)) return failed(*check, observed);
    if (const auto leak = leak_unasked(observed)) return *leak;
    if (const auto ended = judge_process(observed)) return *ended;
    if (result.verdict == checks::RunVerdict::bypassed || gave_up(observed))
        return judge_absence(observed);
    Judgement report = judge_report(observed);
    if (const auto* check = first_failed(result, Weight::to_happen)) {
        Judgement refused = failed(*check, observed);
        if (refused.finding == advisory_alone && report.verdict == Verdict::pass)
            refused.verdict = Verdict::non_strict;
        return refused;
    }
    return report.verdict == Verdict::pass ? judge_the_rest(observed) : report;
}

}  // namespace proxy407::runner
