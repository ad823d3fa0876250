#include "grade/weight.hpp"

#include "checks/checks_table.hpp"
#include "client/scheme_feature.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <string>

namespace proxy407::grade {
namespace {

using checks::Breach;
using checks::Weight;

/// Longer than people's passwords are; tickets and signed tokens are.
constexpr std::size_t long_text = 1000;

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

bool has_charset(const auth::Scheme* scheme) {
    if (const auto* basic = std::get_if<auth::BasicPolicy>(scheme)) return basic->charset_utf8;
    const auto* digest = std::get_if<auth::DigestPolicy>(scheme);
    return digest && digest->charset_utf8;
}

bool offers_basic(const scenario::Scenario& scenario) {
    return std::ranges::any_of(scenario::offered_schemes(scenario), [](const auth::Scheme* scheme) {
        return std::holds_alternative<auth::BasicPolicy>(*scheme);
    });
}

}  // namespace

bool may_not_be_sent(const scenario::Scenario& scenario) {
    if (!scenario.client) return false;
    const auth::Account& given = *scenario.client;
    const bool is_cut_by_colon =
        offers_basic(scenario) && given.user.find(':') != std::string::npos;
    return is_cut_by_colon || text::has_control(given.user) || text::has_control(given.password);
}

Weight weight_of_withholding(const scenario::Scenario& scenario) {
    if (!scenario.client) return Weight::must;
    const std::string given = scenario.client->user + scenario.client->password;
    if (!text::is_utf8(given) || given.size() > long_text) return Weight::practice;
    if (std::ranges::all_of(given, [](unsigned char c) { return c < 0x80; })) return Weight::must;
    const bool is_asked_for = std::ranges::any_of(scenario::offered_schemes(scenario), has_charset);
    return is_asked_for ? Weight::should : Weight::practice;
}

/// To a client that knows no Digest, or not with that algorithm, Basic is the strongest scheme (RFC
/// 7616 section 5.6). With the account of another kind of target comes who reads its variable:
/// usage.
Weight weight_of(const Breach& breach, const CaseEvidence& evidence) {
    const bool is_right = breach.check == "strongest-scheme" && !knows_offered_digest(evidence);
    const bool is_usage = breach.check == "account-for-each-kind";
    if (is_right || is_usage) return Weight::observed;
    const bool is_withheld = breach.finding.starts_with("no-credentials/");
    return is_withheld ? std::max(breach.weight, weight_of_withholding(evidence.scenario))
                       : breach.weight;
}

const Breach* first_breach(const CaseEvidence& evidence, Weight weight) {
    const auto found = std::ranges::find_if(evidence.checked.breaches, [&](const Breach& breach) {
        return breach.subject && weight_of(breach, evidence) == weight;
    });
    return found == evidence.checked.breaches.end() ? nullptr : &*found;
}

results::Judgement broken(
    results::Verdict verdict, const Breach& breach, const CaseEvidence& evidence
) {
    return {
        verdict,
        breach.leak,
        breach.finding,
        breach.sentence.text(),
        breach.check,
        weight_of(breach, evidence),
        breach.exchange};
}

bool is_left_open(const scenario::Scenario& scenario) {
    return std::ranges::any_of(scenario.expect, [](const scenario::Expectation& expected) {
        const checks::Check* check = checks::find_check(expected.check);
        return check && check->traits.has_to_happen && expected.at_most >= Weight::practice;
    });
}

}  // namespace proxy407::grade
