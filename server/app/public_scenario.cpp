#include "app/public_scenario.hpp"

#include "app/find_scenario.hpp"
#include "scenario/catalogue.hpp"
#include "scenario/sense.hpp"

#include <utility>

namespace proxy407 {
inline namespace v1 {

namespace {

Scenario made_of(scenario::Scenario scenario) {
    return Scenario(std::make_shared<Scenario::Model>(Scenario::Model{std::move(scenario)}));
}

Scenario loaded(scenario::Loaded one) {
    if (auto* found = std::get_if<scenario::Scenario>(&one)) return made_of(std::move(*found));
    std::string lines;
    for (const auto& mistake : std::get<json::Mistakes>(one)) {
        lines += (lines.empty() ? "" : "\n") + json::to_string(mistake);
    }
    throw ScenarioError(lines);
}

}  // namespace

ScenarioError::~ScenarioError() = default;

Scenario::Scenario(std::shared_ptr<const Model> model) : model_(std::move(model)) {}

std::string Scenario::name() const {
    return model_->scenario.id;
}

Scenario Scenario::with_credentials(std::string user, std::string password) const {
    const auth::Account account{std::move(user), std::move(password)};
    const auto wanted = scenario::wanted_of_account(model_->scenario, account);
    if (!wanted.empty()) {
        throw ScenarioError(
            "the credentials are not for scenario " + name() + ": expected " + std::string(wanted)
        );
    }
    auto changed = model_->scenario;
    scenario::replace_account(changed, account);
    return made_of(std::move(changed));
}

Scenario scenario_from_json(std::string_view json) {
    return loaded(scenario::from_json(json, "scenario.json"));
}

}  // namespace v1

namespace app {

Scenario find_scenario(std::string_view name_or_path) {
    return loaded(scenario::find(name_or_path));
}

}  // namespace app
}  // namespace proxy407
