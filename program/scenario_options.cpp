#include "program/scenario_options.hpp"

#include "decision/serve.hpp"
#include "http/target.hpp"
#include "program/standard_input.hpp"
#include "scenario/sense.hpp"
#include "text/octets.hpp"

#include <iostream>

namespace proxy407::program {

void print_mistakes(const json::Mistakes& mistakes) {
    for (const json::Mistake& mistake : mistakes) std::cerr << json::to_string(mistake) << '\n';
}

scenario::Loaded load_scenario(const std::string& name_or_path, ReadAs read_as) {
    if (is_standard_input(name_or_path)) {
        if (const auto wrong = take_standard_input("a scenario"); !wrong.empty())
            return json::Mistakes{{name_or_path, "", 0, 0, wrong, ""}};
    }
    auto loaded =
        read_as == ReadAs::file ? scenario::load_file(name_or_path) : scenario::find(name_or_path);
    if (const auto* found = std::get_if<scenario::Scenario>(&loaded))
        for (const std::string& warning : found->warnings) std::cerr << warning << '\n';
    return loaded;
}

std::optional<std::vector<scenario::Scenario>> load_scenarios(const std::vector<std::string>& names
) {
    std::vector<scenario::Scenario> loaded;
    bool good = true;
    for (const std::string& name : names) {
        scenario::Loaded one = load_scenario(name, ReadAs::name_or_file);
        if (auto* found = std::get_if<scenario::Scenario>(&one)) {
            loaded.push_back(std::move(*found));
            continue;
        }
        good = false;
        print_mistakes(std::get<json::Mistakes>(one));
    }
    if (!good) return std::nullopt;
    return loaded;
}

std::string replace_credentials(scenario::Scenario& scenario, const auth::Account& account) {
    const auto wanted = scenario::wanted_of_account(scenario, account);
    if (!wanted.empty())
        return "the credentials are not for this scenario: expected " + std::string(wanted);
    scenario::replace_account(scenario, account);
    return "";
}

std::string forward_to(scenario::Scenario& scenario, const std::vector<std::string>& places) {
    for (const std::string& place : places) {
        scenario.origin.forward = true;
        if (place == decision::any_host) {
            scenario.origin.allowed.push_back({place, 0});
            continue;
        }
        auto parsed = http::parse_place(place);
        if (const auto* mistake = std::get_if<std::string>(&parsed))
            return "--origin-forward is * or HOST:PORT, such as target.test:8080 or [::1]:8080, "
                   "not \"" +
                   text::printable(place) + "\": " + *mistake;
        scenario.origin.allowed.push_back(std::get<http::Authority>(std::move(parsed)));
    }
    return "";
}

}  // namespace proxy407::program
