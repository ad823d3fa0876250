#include "program/explain/right_account.hpp"

#include "program/account_option.hpp"
#include "program/scenario_options.hpp"

#include <optional>
#include <variant>

namespace proxy407::program {
namespace {

std::string read_scenario(const std::string& name, scenario::Scenario& scenario) {
    auto loaded = load_scenario(name, ReadAs::name_or_file);
    if (auto* mistakes = std::get_if<json::Mistakes>(&loaded)) {
        print_mistakes(*mistakes);
        return "--scenario can't be read";
    }
    scenario = std::get<scenario::Scenario>(std::move(loaded));
    return scenario.client || !scenario.users.empty()
               ? ""
               : "the scenario has no account to compare with";
}

}  // namespace

void add_right_account(cxxopts::OptionAdder& options) {
    add_account_options(options, "the right user");
    options(
        "scenario",
        "the right account is that of a scenario or its file",
        cxxopts::value<std::string>(),
        "NAME"
    );
}

bool names_right_account(const cxxopts::ParseResult& given) {
    for (const auto* option : {"user", "user-file", "scenario", "password-stdin"})
        if (given.count(option) > 0) return true;
    return false;
}

std::string read_right_account(const cxxopts::ParseResult& given, scenario::Scenario& scenario) {
    const bool names_account = given.count("user") > 0 || given.count("user-file") > 0;
    if (given.count("scenario") > 0) {
        if (names_account) return "give --scenario or an account, not both";
        return read_scenario(given["scenario"].as<std::string>(), scenario);
    }
    std::optional<auth::Account> read;
    const auto wrong = read_account(given, read);
    const auto account = read.value_or(auth::Account{});
    scenario.client = account;
    scenario.users = {account};
    return wrong;
}

}  // namespace proxy407::program
