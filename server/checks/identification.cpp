#include "checks/identification.hpp"

#include "checks/evidence.hpp"
#include "decision/account_rule.hpp"
#include "http/credentials.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace proxy407::checks {

using decision::Verdict;
using diagnosis::Cause;

namespace {

bool is_let_through(const journal::Exchange& exchange) {
    const auto verdict = verdict_of(exchange);
    return verdict == Verdict::accepted || verdict == Verdict::open;
}

std::string reason(const journal::Exchange& exchange) {
    if (!exchange.diagnosis) return "it was " + std::string(name(verdict_of(exchange)));
    return std::string(name(exchange.diagnosis->cause)) + '/' + exchange.diagnosis->finding;
}

/// Refusals of an account whose user and password are right.
constexpr std::array<std::string_view, 3> of_right_ones = {
    "account-refused", "address-not-listed-for-account", "quota-used-up"};

bool is_refused_all_the_same(const journal::Exchange& exchange) {
    return exchange.diagnosis &&
           std::ranges::count(of_right_ones, exchange.diagnosis->finding) != 0;
}

bool has_wrong_credentials(const journal::Exchange& exchange) {
    return exchange.diagnosis && exchange.diagnosis->cause == Cause::wrong_credentials &&
           !is_refused_all_the_same(exchange) &&
           (exchange.verdict == Verdict::refused || exchange.verdict == Verdict::malformed);
}

/// Right credentials are accepted, or refused over the account, or asked for again when the nonce
/// of their digest is stale. A leg of a handshake, or what a listed address sends, nobody judged.
bool has_right_credentials(const journal::Exchange& exchange) {
    const auto sent = credentials(exchange);
    if (!sent || std::ranges::count(exchange.remarks, "credentials-not-asked-for") != 0) {
        return false;
    }
    if (exchange.verdict == Verdict::challenged) {
        return text::equal_ignoring_case(http::parse_credentials(*sent).scheme, "Digest");
    }
    return exchange.verdict == Verdict::accepted || is_refused_all_the_same(exchange);
}

/// Was a name accepted that only begins like the account's, and is not the one handed out?
bool has_other_parameters(const journal::Exchange& exchange, const scenario::Scenario& scenario) {
    if (exchange.verdict != Verdict::accepted || !scenario.client) return false;
    const auto* rule = decision::find_rule(scenario, exchange.user);
    if (rule == nullptr || rule->user == exchange.user) return false;
    const auto& for_https = scenario.handout.https_account;
    return exchange.user != scenario.client->user &&
           (!for_https || exchange.user != for_https->user);
}

/// The same of a password, where Basic shows it.
bool has_other_password(const journal::Exchange& exchange, const scenario::Scenario& scenario) {
    if (exchange.verdict != Verdict::accepted || !scenario.client) return false;
    const auto* rule = decision::find_rule(scenario, exchange.user);
    const bool in_password =
        rule != nullptr && rule->parameters.in == scenario::SessionParameters::In::password;
    const auto sent = http::sent_credentials(exchange.head);
    if (!in_password || !sent || exchange.user != scenario.client->user) return false;
    const auto pair = text::base64_decode(sent->token68);
    return pair && *pair != auth::pair_of(*scenario.client);
}

}  // namespace

CheckResult authenticated(const Evidence& evidence, std::int64_t) {
    const auto requests = requests_to_proxy(evidence);
    for (const auto* request : requests) {
        if (request->verdict != Verdict::accepted || request->status == 0) continue;
        return pass(request_line(*request) + " was accepted.", request);
    }
    const auto* last = requests.back();
    if (last->verdict == Verdict::accepted) {
        return fail(request_line(*last) + " was accepted, but never answered.", last);
    }
    return fail("No request was accepted; the last one: " + reason(*last) + '.', last);
}

CheckResult not_authenticated(const Evidence& evidence, std::int64_t) {
    for (const auto* request : requests_to_proxy(evidence)) {
        if (is_let_through(*request)) {
            return fail(request_line(*request) + " was accepted.", request);
        }
    }
    return pass("No request was accepted.");
}

CheckResult answered_challenge(const Evidence& evidence, std::int64_t) {
    const auto requests = requests_to_proxy(evidence);
    const journal::Exchange* challenge = nullptr;
    for (auto at = requests.begin(); at != requests.end(); ++at) {
        if (!is_turned_away(**at) || (*at)->status != 407) continue;
        challenge = *at;
        const bool answered = std::any_of(at + 1, requests.end(), [&](const auto* later) {
            return later->verdict == Verdict::accepted &&
                   later->head.method() == challenge->head.method() &&
                   later->head.target() == challenge->head.target();
        });
        if (answered) continue;
        return fail(
            request_line(*challenge) + " got a 407 and was not repeated with success.", challenge
        );
    }
    if (challenge == nullptr) return not_reached("No 407 was given.");
    return pass("Each request that got a 407 was repeated and accepted.", challenge);
}

CheckResult ends_let_through(const Evidence& evidence, std::int64_t) {
    std::map<std::pair<std::string_view, std::string_view>, const journal::Exchange*> last;
    for (const auto* request : requests_to_proxy(evidence)) {
        last[{request->head.method(), request->head.target()}] = request;
    }
    for (const auto& [asked, request] : last) {
        if (is_let_through(*request)) continue;
        return fail(
            request_line(*request) +
                " was the last of its kind and not accepted: " + reason(*request) + '.',
            request
        );
    }
    return pass("For each target the last request was accepted.");
}

CheckResult credentials_exact(const Evidence& evidence, std::int64_t) {
    const journal::Exchange* right = nullptr;
    for (const auto* request : requests_to_proxy(evidence)) {
        if (has_wrong_credentials(*request)) {
            return fail(
                "The credentials of " + request_line(*request) +
                    " were wrong: " + request->diagnosis->finding + '.',
                request
            );
        }
        if (has_other_password(*request, evidence.scenario)) {
            return fail(
                "The password of " + request_line(*request) +
                    " has other session parameters than the one that was handed out.",
                request
            );
        }
        if (has_other_parameters(*request, evidence.scenario)) {
            return fail(
                "The user of " + request_line(*request) + " was " + text::printable(request->user) +
                    "; handed out was " + text::printable(evidence.scenario.client->user) + '.',
                request
            );
        }
        if (has_right_credentials(*request)) right = request;
    }
    if (right == nullptr) return not_reached("No credentials came that the proxy could judge.");
    return pass("All credentials were right.", right);
}

CheckResult no_credentials_sent(const Evidence& evidence, std::int64_t) {
    for (const auto* request : requests_to_proxy(evidence)) {
        if (!credentials(*request)) continue;
        return fail(request_line(*request) + " carries Proxy-Authorization.", request);
    }
    return pass("No request carries Proxy-Authorization.");
}

}  // namespace proxy407::checks
