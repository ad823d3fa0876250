#include "decision/account_rule.hpp"

#include "text/base64.hpp"

#include <algorithm>
#include <utility>

namespace proxy407::decision {

namespace {

bool is_for(const scenario::AccountRule& rule, std::string_view user) {
    return rule.user == user || rule.parameters.behind(rule.user, user).has_value();
}

bool is_in_user(const scenario::AccountRule& rule) {
    return rule.parameters.in == scenario::SessionParameters::In::user;
}

/// User and password as Basic has them; nothing for other schemes.
std::optional<auth::Account> basic_pair(const http::Credentials& credentials) {
    const auto octets = text::base64_decode(credentials.token68).value_or("");
    const auto colon = octets.find(':');
    if (colon == octets.npos) return std::nullopt;
    return auth::Account{octets.substr(0, colon), octets.substr(colon + 1)};
}

/// Whom the credentials claim. The password behind a hash can only be the one that was handed out.
auth::Account claimed(const scenario::Scenario& scenario, const http::Credentials& credentials) {
    if (auto pair = basic_pair(credentials)) return *std::move(pair);
    const auto* name = credentials.find("username");
    return {name == nullptr ? "" : name->value, scenario.client ? scenario.client->password : ""};
}

/// The account with the parameters that were claimed, where they are right.
std::optional<auth::Account> with_parameters(
    const scenario::AccountRule& rule, const auth::Account& base, const auth::Account& claim
) {
    const auto behind = is_in_user(rule) ? rule.parameters.behind(base.user, claim.user)
                                         : rule.parameters.behind(base.password, claim.password);
    if (!behind || scenario::mistake_in(rule.parameters, *behind)) return std::nullopt;
    return is_in_user(rule) ? auth::Account{claim.user, base.password}
                            : auth::Account{base.user, claim.password};
}

/// Those of the step, and the one with session parameters that is claimed.
auth::Accounts accounts_under(
    const scenario::Scenario& scenario, const scenario::Step& step, const auth::Account& claim
) {
    auto all = accounts(scenario, step);
    const auto* rule = find_rule(scenario, claim.user);
    if (rule == nullptr) return all;
    const auto base = std::ranges::find(all, rule->user, &auth::Account::user);
    if (base == all.end()) return all;
    auto extended = with_parameters(*rule, *base, claim);
    if (are_required(rule->parameters)) all.erase(base);
    if (extended) all.push_back(*std::move(extended));
    return all;
}

}  // namespace

const auth::Accounts& accounts(const scenario::Scenario& scenario, const scenario::Step& step) {
    return step.users ? *step.users : scenario.users;
}

auth::Accounts accounts_for(
    const scenario::Scenario& scenario,
    const scenario::Step& step,
    const http::Credentials& credentials
) {
    if (scenario.rules.empty()) return accounts(scenario, step);
    return accounts_under(scenario, step, claimed(scenario, credentials));
}

bool is_good(
    const scenario::Scenario& scenario, const scenario::Step& step, const auth::Account& account
) {
    const auto all = accounts_under(scenario, step, account);
    return std::ranges::find(all, account) != all.end();
}

const scenario::AccountRule* find_rule(const scenario::Scenario& scenario, std::string_view user) {
    for (const auto& rule : scenario.rules) {
        if (is_for(rule, user)) return &rule;
    }
    return nullptr;
}

std::optional<WrongParameters> wrong_parameters(
    const scenario::Scenario& scenario,
    const scenario::Step& step,
    const http::Credentials& credentials
) {
    const auto pair = basic_pair(credentials);
    if (!pair) return std::nullopt;
    for (const auto& rule : scenario.rules) {
        for (const auto& base : accounts(scenario, step)) {
            const bool in_user = is_in_user(rule);
            const bool is_rest_right =
                in_user ? base.password == pair->password : base.user == pair->user;
            if (base.user != rule.user || !is_rest_right) continue;
            const auto& octets = in_user ? pair->user : pair->password;
            auto mistake =
                mistake_behind(rule.parameters, in_user ? base.user : base.password, octets);
            if (mistake) return WrongParameters{in_user, octets, *std::move(mistake)};
        }
    }
    return std::nullopt;
}

std::string_view breach_of(
    const scenario::AccountRule& rule,
    const scenario::Address& peer,
    std::map<std::string, std::uint32_t, std::less<>>& uses
) {
    auto& used = uses[rule.user];
    if (rule.addresses && !scenario::is_in(*rule.addresses, peer))
        return "address-not-listed-for-account";
    if (rule.requests && used >= *rule.requests) {
        return *rule.requests == 0 ? "account-refused" : "quota-used-up";
    }
    ++used;
    return "";
}

}  // namespace proxy407::decision
