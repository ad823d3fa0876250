#include "decision/account_rule.hpp"

#include "text/base64.hpp"

#include <algorithm>

namespace proxy407::decision {

namespace {

bool is_for(const scenario::AccountRule& rule, std::string_view user) {
    if (rule.user == user) return true;
    return !rule.suffix.empty() && user.starts_with(rule.user + rule.suffix);
}

std::string claimed_user(const http::Credentials& credentials) {
    if (const auto* name = credentials.find("username")) return name->value;
    const auto octets = text::base64_decode(credentials.token68).value_or("");
    return octets.substr(0, octets.find(':'));
}

/// Those of the step, and the one that has a rule for names like this under this name.
auth::Accounts accounts_under(
    const scenario::Scenario& scenario, const scenario::Step& step, const std::string& user
) {
    auto all = accounts(scenario, step);
    const auto* rule = find_rule(scenario, user);
    if (rule == nullptr || rule->user == user) return all;
    const auto account = std::ranges::find(all, rule->user, &auth::Account::user);
    if (account != all.end()) all.push_back({user, account->password});
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
    return accounts_under(scenario, step, claimed_user(credentials));
}

bool is_good(
    const scenario::Scenario& scenario, const scenario::Step& step, const auth::Account& account
) {
    const auto all = accounts_under(scenario, step, account.user);
    return std::ranges::find(all, account) != all.end();
}

const scenario::AccountRule* find_rule(const scenario::Scenario& scenario, std::string_view user) {
    for (const auto& rule : scenario.rules) {
        if (is_for(rule, user)) return &rule;
    }
    return nullptr;
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
