#include "grade/absence.hpp"

#include "checks/checks_table.hpp"
#include "grade/reported.hpp"
#include "grade/weight.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>

namespace proxy407::grade {
namespace {

using checks::Weight;
using results::Judgement;
using results::Result;
using results::Verdict;

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

/// Does its error say that it looked the target's address up?
bool looked_for_target(const Result& result) {
    constexpr std::array<std::string_view, 3> looking = {"resolv", "lookup", "getaddrinfo"};
    constexpr std::size_t words_between = 20;
    const std::string said = text::to_lower(result.output + "\n" + result.error);
    return std::ranges::any_of(looking, [&](std::string_view sign) {
        for (auto at = said.find(sign); at != said.npos; at = said.find(sign, at + 1)) {
            const std::string after = said.substr(at + sign.size());
            if (names_target(after.substr(0, after.find('\n')).substr(0, words_between)))
                return true;
        }
        return false;
    });
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

/// Is the target to be asked without the proxy, and nothing said of what comes of that?
bool is_about_exceptions(const scenario::Scenario& scenario) {
    return !scenario.handout.no_proxy.empty() &&
           std::ranges::none_of(scenario.expect, [](const scenario::Expectation& expected) {
               const checks::Check* check = checks::find_check(expected.check);
               return check && check->traits.has_to_happen;
           });
}

Judgement judge_giving_up(const CaseEvidence& evidence, const Result& result) {
    if (may_not_be_sent(evidence.scenario)) return {};
    if (is_about_exceptions(evidence.scenario))
        return {
            Verdict::not_reached,
            false,
            "gave-up-before-asking",
            with_last_words(
                "The client ended with " + result.reported.how +
                    " before it sent a request to anybody.",
                result
            )};
    const Weight weight = weight_of_withholding(evidence.scenario);
    return {
        results::verdict_of(weight),
        false,
        "gave-up-before-asking",
        with_last_words(
            "The client ended with " + result.reported.how + " before it sent a request.", result
        ),
        "",
        weight};
}

}  // namespace

bool gave_up(const CaseEvidence& evidence, const Result& result) {
    const bool nothing_evil = !evidence.scenario.steps.front().fault;
    const auto is_empty = [](const journal::Exchange& exchange) {
        return exchange.complaint == "tls-without-request";
    };
    // Who looked for the target went past the proxy; where there are exceptions, taking it for one.
    if (!evidence.scenario.handout.no_proxy.empty() && blames_target(result)) return false;
    if (looked_for_target(result)) return false;
    return nothing_evil && evidence.scenario.client && !result.reported.good &&
           std::ranges::all_of(evidence.journal.exchanges(), is_empty);
}

/// With credentials that it can't cope with a client gives up by itself;
/// without any it failed over something else, or went elsewhere.
Judgement judge_absence(const CaseEvidence& evidence, const Result& result) {
    if (const auto* breach = first_breach(evidence, Weight::practice))
        return broken(Verdict::observed, *breach, evidence);
    if (is_left_open(evidence.scenario)) return judge_absence_left_open(result);
    if (gave_up(evidence, result)) return judge_giving_up(evidence, result);
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

}  // namespace proxy407::grade
