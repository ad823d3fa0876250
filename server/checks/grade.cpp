#include "checks/grade.hpp"

#include "checks/checks_table.hpp"
#include "checks/evaluate.hpp"
#include "checks/evidence.hpp"
#include "checks/secret.hpp"
#include "http/forward.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace proxy407::checks {
namespace {

/// Rules that proxies forgive: what the grader accepted and remarked on (RFC 7616 section 3.4).
/// Many proxies take NTLM of version 1, which a domain of today refuses.
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
constexpr std::array<std::string_view, 2> advisory_alone = {
    "wrong-credentials/decomposed-unicode",
    "wrong-credentials/latin1-instead-of-utf8",
};

constexpr std::string_view leak_check = "never-sent-to-origin";
constexpr std::string_view endless_check = "stops-in-the-end";

const journal::Exchange* exchange_of(const CheckResult& result, const journal::Journal& journal) {
    const auto found =
        std::ranges::find(journal.exchanges(), result.exchange, &journal::Exchange::number);
    return found == journal.exchanges().end() ? nullptr : &*found;
}

/// Did the origin see the proxy's credentials, in any form?
bool is_leak(const journal::Exchange& exchange, const scenario::Scenario& scenario) {
    const bool inside = exchange.recorder == journal::Recorder::origin;
    if (!inside && exchange.origin_saw.empty()) return false;
    const std::string octets =
        inside ? exchange.head.octets : exchange.origin_saw + http::kept_back(exchange.head);
    return http::parse_request_head(octets).first("Proxy-Authorization").has_value() ||
           (scenario.client && shows(octets, *scenario.client));
}

/// Did the second proxy see what is for the first one alone?
bool is_leak_to_second_proxy(const CheckResult& result, const journal::Exchange& exchange) {
    return exchange.recorder == journal::Recorder::second_proxy && !result.leak.empty();
}

/// The check's own weight, or less where the scenario says so.
Weight weight_of(const CheckResult& result, const CheckTraits& traits, const Evidence& evidence) {
    const auto& expected = evidence.scenario.expect;
    const auto found = std::ranges::find(expected, result.check, &scenario::Expectation::check);
    return found == expected.end() ? traits.weight : std::max(traits.weight, found->at_most);
}

CheckTraits traits_of(std::string_view check) {
    const Check* row = find_check(check);
    return row ? row->traits : CheckTraits();
}

/// What the proxy had against the request is the breach, where it said so.
void set_refusal(Breach& breach, const journal::Exchange& refused) {
    breach.exchange = refused.number;
    if (const auto& diagnosis = refused.diagnosis) {
        breach.finding = std::string(name(diagnosis->cause)) + '/' + diagnosis->finding;
        breach.sentence = diagnosis->message;
    } else if (refused.verdict == decision::Verdict::malformed && !refused.complaint.empty()) {
        breach.finding = refused.complaint;
        if (!refused.told.empty()) breach.sentence = refused.told;
    }
    if (std::ranges::find(advisory_alone, breach.finding) != advisory_alone.end())
        breach.weight = std::max(breach.weight, Weight::should);
}

/// The last request to the proxy, where that was turned down: then this is why nothing came of it.
const journal::Exchange* turned_down_at_last(const Evidence& evidence) {
    const auto requests = seen_by(journal::Recorder::proxy, evidence);
    if (requests.empty()) return nullptr;
    const journal::Exchange* last = requests.back();
    const bool is_down = is_turned_away(*last) || last->verdict == decision::Verdict::malformed;
    return is_down ? last : nullptr;
}

Breach breach_of(const CheckResult& result, const Evidence& evidence) {
    const CheckTraits traits = traits_of(result.check);
    Breach breach{
        result.check,
        weight_of(result, traits, evidence),
        traits.has_to_happen,
        false,
        result.check,
        result.sentence,
        is_subject(evidence.scenario, result.check),
        result.exchange};
    const journal::Exchange* exchange = exchange_of(result, evidence.journal);
    const bool tells_of_leaks = result.check == leak_check || !result.leak.empty();
    breach.leak =
        tells_of_leaks && exchange &&
        (is_leak(*exchange, evidence.scenario) || is_leak_to_second_proxy(result, *exchange));
    if (breach.leak) breach.weight = traits.weight;  // a leak is one wherever it is seen
    if (breach.leak && !result.leak.empty()) breach.finding = result.leak;
    if (breach.leak) return breach;
    if (exchange && traits.is_refusal) set_refusal(breach, *exchange);
    if (breach.finding == breach.check && traits.has_to_happen)
        if (const auto* last = turned_down_at_last(evidence)) set_refusal(breach, *last);
    return breach;
}

/// A rule that the client broke and the proxy forgave, as the first exchange that shows it has it.
std::optional<Breach> forgiven_rule(const Evidence& evidence) {
    for (const journal::Exchange& exchange : evidence.journal.exchanges())
        for (const std::string& remark : exchange.remarks)
            for (const std::string_view rule : forgiven)
                if (remark.starts_with(rule))
                    return Breach{
                        "",
                        Weight::should,
                        false,
                        false,
                        remark,
                        "The proxy accepted what the standard does not allow: " + remark + ".",
                        false,
                        exchange.number};
    return std::nullopt;
}

/// A leak to the origin, where the scenario does not ask about it.
std::optional<Breach> leak_unasked(
    const Evidence& evidence, const std::vector<CheckResult>& results
) {
    if (std::ranges::find(results, leak_check, &CheckResult::check) != results.end()) return {};
    const auto result = evaluate(*find_check(leak_check), evidence, 0);
    if (result.outcome != Outcome::fail) return {};
    auto breach = breach_of(result, evidence);
    if (!breach.leak) return {};
    return breach;
}

/// A client that never stops, where the scenario does not ask about it: it harms its user anywhere.
std::optional<Breach> endless_unasked(
    const Evidence& evidence, const std::vector<CheckResult>& results
) {
    if (std::ranges::find(results, endless_check, &CheckResult::check) != results.end()) return {};
    const auto result = evaluate(*find_check(endless_check), evidence, 0);
    if (result.outcome != Outcome::fail) return {};
    Breach breach = breach_of(result, evidence);
    breach.subject = true;  // nothing else is to be seen of a case without an end
    return breach;
}

bool holds_anywhere(const scenario::Expectation& expectation) {
    return traits_of(expectation.check).anywhere;
}

}  // namespace

bool is_subject(const scenario::Scenario& scenario, std::string_view check) {
    const auto counts = [](const scenario::Expectation& expectation) {
        return expectation.subject || !holds_anywhere(expectation);
    };
    const auto found = std::ranges::find(scenario.expect, check, &scenario::Expectation::check);
    if (found == scenario.expect.end()) return false;
    return counts(*found) || std::ranges::none_of(scenario.expect, counts);
}

std::string_view name(RunVerdict verdict) {
    switch (verdict) {
        case RunVerdict::pass: return "pass";
        case RunVerdict::non_strict: return "non-strict";
        case RunVerdict::observed: return "observed";
        case RunVerdict::not_reached: return "not-reached";
        case RunVerdict::fail: return "fail";
        case RunVerdict::bypassed: return "bypassed";
    }
    return "";
}

bool is_good(RunVerdict verdict) {
    return verdict == RunVerdict::pass || verdict == RunVerdict::non_strict ||
           verdict == RunVerdict::observed;
}

std::vector<Breach> breaches_in(const Evidence& evidence, const std::vector<CheckResult>& results) {
    std::vector<Breach> breaches;
    for (const CheckResult& result : results)
        if (result.outcome == Outcome::fail) breaches.push_back(breach_of(result, evidence));
    if (auto leak = leak_unasked(evidence, results)) breaches.push_back(*std::move(leak));
    if (auto endless = endless_unasked(evidence, results)) breaches.push_back(*std::move(endless));
    if (auto remark = forgiven_rule(evidence)) breaches.push_back(*std::move(remark));
    return breaches;
}

}  // namespace proxy407::checks
