#include "decision/account_rule.hpp"

#include "decision/script.hpp"
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

bool contains(const std::vector<scenario::Network>& networks, const scenario::Address& address) {
    return std::any_of(networks.begin(), networks.end(), [&](const auto& network) {
        return network.contains(address);
    });
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

void apply_rule(
    ScenarioState& state,
    const scenario::Step& step,
    const ConnectionState& connection,
    const http::RequestHead& head,
    Identity& identity
) {
    const auto* rule = find_rule(*state.scenario, identity.user);
    if (rule == nullptr) return;
    std::string_view finding;
    auto& uses = state.uses[rule->user];
    if (rule->addresses && !contains(*rule->addresses, connection.peer)) {
        finding = "address-not-listed-for-account";
    } else if (rule->requests && uses >= *rule->requests) {
        finding = *rule->requests == 0 ? "account-refused" : "quota-used-up";
    } else {
        ++uses;
        return;
    }
    identity.verdict = Verdict::refused;
    identity.status = rule->refused.status;
    identity.answer = &rule->refused;
    identity.diagnosis = diagnosis::diagnose_account(
        situation(state, step, head), finding, identity.user, scenario::to_string(connection.peer)
    );
}

}  // namespace proxy407::decision
