#include "runner/verdict.hpp"

#include "checks/secret.hpp"
#include "http/head.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace proxy407::runner {
namespace {

using checks::CheckResult;
using checks::Outcome;

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

/// The answer of /ip: {"origin": "127.0.0.1"}
bool is_the_answer(const std::string& output) {
    const auto json = nlohmann::json::parse(output, nullptr, false);
    return json.is_object() && json.contains("origin");
}

std::string last_line(const std::string& text) {
    const auto end = text.find_last_not_of(" \r\n");
    if (end == text.npos) return "";
    const auto line_end = text.rfind('\n', end);
    const auto begin = line_end == text.npos ? 0 : line_end + 1;
    return text::printable(text.substr(begin, std::min<std::size_t>(end + 1 - begin, 300)));
}

std::string with_last_words(std::string sentence, const Captured& client) {
    const std::string words = last_line(client.error);
    return words.empty() ? sentence : sentence + " It said: " + words;
}

/// What the process did, when the wire has nothing against it.
Judgement judge_process(const Observed& observed) {
    const Captured& client = observed.client;
    const bool served = was_served(observed.journal);
    if (served && client.ending.code != 0)
        return {
            Verdict::fail,
            false,
            "client-reported-failure",
            with_last_words(
                "The proxy did its part, but the client ended with " + to_string(client.ending) +
                    ".",
                client
            )};
    if (!served && client.ending.code == 0)
        return {
            Verdict::fail,
            false,
            "client-reported-success",
            "The client ended with exit code 0 although the target answered nothing good."};
    if (served && !is_the_answer(client.output))
        return {
            Verdict::adapter_error,
            false,
            "output-is-not-the-answer",
            "Standard output is to be the content of the answer, and is: " +
                text::printable(client.output.substr(0, 100))};
    return {};
}

/// The first check that failed and is of that kind.
const CheckResult* first_failed(const checks::RunResult& result, bool what_has_to_happen) {
    const auto found = std::ranges::find_if(result.checks, [&](const CheckResult& check) {
        return check.outcome == Outcome::fail &&
               is_among(has_to_happen, check) == what_has_to_happen;
    });
    return found == result.checks.end() ? nullptr : &*found;
}

}  // namespace

std::string_view name(Verdict verdict) {
    switch (verdict) {
        case Verdict::harness_error: return "HARNESS ERROR";
        case Verdict::fail: return "FAIL";
        case Verdict::adapter_error: return "ADAPTER ERROR";
        case Verdict::crash: return "CRASH";
        case Verdict::timeout: return "TIMEOUT";
        case Verdict::bypass: return "BYPASS";
        case Verdict::setup_fail: return "SETUP FAIL";
        case Verdict::not_run: return "NOT RUN";
        case Verdict::unsupported: return "UNSUPPORTED";
        case Verdict::pass: return "PASS";
    }
    return "";
}

Judgement judge(const Observed& observed) {
    const checks::RunResult& result = observed.result;
    const Ending& ending = observed.client.ending;
    if (const auto* check = first_failed(result, false)) return failed(*check, observed);
    if (ending.timed_out)
        return {
            Verdict::timeout,
            false,
            "timeout",
            with_last_words("The client had not ended at the deadline.", observed.client)};
    if (ending.signal != 0)
        return {
            Verdict::crash,
            false,
            "crash",
            with_last_words("The client was ended by " + to_string(ending) + ".", observed.client)};
    if (result.verdict == checks::RunVerdict::bypassed)
        return {
            Verdict::bypass,
            false,
            "bypass",
            with_last_words(
                "No connection came to the proxy; the client ended with " + to_string(ending) + ".",
                observed.client
            )};
    if (const auto* check = first_failed(result, true)) return failed(*check, observed);
    if (result.verdict == checks::RunVerdict::pass) return judge_process(observed);
    const auto missed =
        std::ranges::find(result.checks, Outcome::not_reached, &CheckResult::outcome);
    return {Verdict::fail, false, "not-reached/" + missed->check, missed->sentence};
}

}  // namespace proxy407::runner
