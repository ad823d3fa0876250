#include "program/scenario_options.hpp"

#include "scenario/catalogue.hpp"
#include "scenario/sense.hpp"

#include <iostream>

namespace proxy407::program {

std::optional<std::vector<scenario::Scenario>> load_scenarios(const std::vector<std::string>& names
) {
    std::vector<scenario::Scenario> loaded;
    bool good = true;
    for (const std::string& name : names) {
        scenario::Loaded one = scenario::find(name);
        if (auto* found = std::get_if<scenario::Scenario>(&one)) {
            loaded.push_back(std::move(*found));
            continue;
        }
        good = false;
        for (const auto& mistake : std::get<json::Mistakes>(one))
            std::cerr << json::to_string(mistake) << '\n';
    }
    if (!good) return std::nullopt;
    return loaded;
}

std::string replace_credentials(scenario::Scenario& scenario, const auth::Account& account) {
    const auto wanted = scenario::wanted_of_account(scenario, account);
    if (!wanted.empty())
        return "the credentials are not for this scenario: expected " + std::string(wanted);
    scenario.client = account;
    scenario.users = {account};
    return "";
}

}  // namespace proxy407::program
