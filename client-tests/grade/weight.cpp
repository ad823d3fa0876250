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

/// How much it counts that the proxy accepts a request, where the scenario says so.
Weight weight_of_authenticating(const scenario::Scenario& scenario) {
    const auto found =
        std::ranges::find(scenario.expect, "authenticated", &scenario::Expectation::check);
    return found == scenario.expect.end() ? Weight::must : found->at_most;
}

/// Did the client begin its handshake before it was asked, where the first step takes no answer and
/// the next one does? Its first message was refused; it is told nothing that it has to repeat.
bool was_not_asked(const Breach& breach, const CaseEvidence& evidence) {
    if (breach.finding != "wrong-place-or-scheme/unsatisfiable-challenge" ||
        evidence.scenario.steps.size() < 2)
        return false;
    const auto& exchanges = evidence.journal.exchanges();
    return !exchanges.empty() && exchanges.front().number == breach.exchange;
}

/// Did the client ask for a WebSocket without a tunnel? That nothing comes of it is told by the
/// SHOULD that it did not keep (RFC 6455 section 4.1).
bool asked_without_tunnel(const CaseEvidence& evidence) {
    return std::ranges::any_of(evidence.checked.breaches, [](const Breach& breach) {
        return breach.check == "connect-for-websocket";
    });
}

/// NTLM in place of Basic is a choice where the proxy offers both, though it takes the latter
/// alone.
bool chose_what_was_offered(const Breach& breach, const CaseEvidence& evidence) {
    return breach.finding == "wrong-place-or-scheme/ntlm-instead-of-basic" &&
           std::ranges::any_of(evidence.journal.exchanges(), [](const journal::Exchange& exchange) {
               return exchange.status == 407 &&
                      text::to_lower(exchange.reply_head).find("ntlm") != std::string::npos;
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
/// 7616 section 5.6), also where the proxy changes to Digest in mid-session. With the account of
/// another kind of target comes who reads its variable: usage. That credentials came to nothing
/// weighs no more than that they are to come.
Weight weight_of(const Breach& breach, const CaseEvidence& evidence) {
    const bool is_basic = breach.check == "strongest-scheme" ||
                          breach.finding == "wrong-place-or-scheme/basic-instead-of-digest";
    const bool is_right = is_basic && !knows_offered_digest(evidence);
    const bool is_usage = breach.check == "account-for-each-kind";
    if (is_right || is_usage || was_not_asked(breach, evidence)) return Weight::observed;
    if (chose_what_was_offered(breach, evidence)) return std::max(breach.weight, Weight::practice);
    if (breach.has_to_happen && asked_without_tunnel(evidence))
        return std::max(breach.weight, Weight::should);
    if (!breach.finding.starts_with("no-credentials/")) return breach.weight;
    return std::max(
        {breach.weight,
         weight_of_withholding(evidence.scenario),
         weight_of_authenticating(evidence.scenario)}
    );
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
