#include "scenario/secrets.hpp"

#include "scenario/catalogue.hpp"

#include <algorithm>
#include <optional>
#include <variant>

namespace proxy407::scenario {

namespace {

std::vector<const auth::Account*> accounts(const Scenario& scenario) {
    std::vector<const auth::Account*> found;
    const auto add_one = [&](const std::optional<auth::Account>& account) {
        if (account) found.push_back(&*account);
    };
    const auto add_all = [&](const auth::Accounts& all) {
        for (const auto& account : all) found.push_back(&account);
    };
    const auto add_step = [&](const Step* step) {
        if (step != nullptr && step->users) add_all(*step->users);
    };
    add_one(scenario.client);
    add_all(scenario.users);
    add_one(scenario.handout.https_account);
    for (const auto& step : scenario.steps) {
        add_step(&step);
        add_step(step.connect.get());
        add_step(step.plain.get());
    }
    if (scenario.second_proxy) {
        add_one(scenario.second_proxy->client);
        add_all(scenario.second_proxy->users);
    }
    return found;
}

void add_tokens(std::vector<std::string>& tokens, const auth::Scheme& scheme) {
    if (const auto* token = std::get_if<auth::TokenPolicy>(&scheme)) {
        tokens.push_back(token->value);
    }
    if (const auto* bearer = std::get_if<auth::BearerPolicy>(&scheme)) {
        tokens.insert(tokens.end(), bearer->tokens.begin(), bearer->tokens.end());
        tokens.insert(tokens.end(), bearer->expired_tokens.begin(), bearer->expired_tokens.end());
    }
}

}  // namespace

std::vector<std::string> secrets(const Scenario& scenario) {
    std::vector<std::string> found;
    for (const auto* account : accounts(scenario)) {
        found.push_back(account->password.empty() ? account->user : account->password);
    }
    for (const auto* scheme : offered_schemes(scenario)) add_tokens(found, *scheme);
    if (scenario.second_proxy) {
        for (const auto& scheme : scenario.second_proxy->schemes) add_tokens(found, scheme);
    }
    return found;
}

std::vector<std::string> names(const Scenario& scenario) {
    std::vector<std::string> found;
    for (const auto* account : accounts(scenario)) found.push_back(account->user);
    return found;
}

bool are_published(const Scenario& scenario) {
    const auto entry = std::ranges::find(built_in(), scenario.id, &BuiltIn::id);
    if (entry == built_in().end()) return false;
    const auto loaded = find(entry->id);
    const auto* original = std::get_if<Scenario>(&loaded);
    if (original == nullptr) return false;
    const auto published = secrets(*original);
    return std::ranges::all_of(secrets(scenario), [&](const std::string& secret) {
        return std::ranges::find(published, secret) != published.end();
    });
}

}  // namespace proxy407::scenario
