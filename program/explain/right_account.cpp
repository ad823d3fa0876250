#include "program/explain/right_account.hpp"

#include "program/password_prompt.hpp"
#include "program/scenario_options.hpp"
#include "program/standard_input.hpp"
#include "program/user_option.hpp"
#include "text/charset.hpp"

#include <optional>
#include <variant>

namespace proxy407::program {
namespace {

/// --user NAME: the password comes by another way than the command line.
std::string complete(const cxxopts::ParseResult& given, auth::Account& account) {
    account.user = text::nfc(given["user"].as<std::string>());
    std::optional<std::string> password;
    if (given.count("password-stdin") > 0) {
        if (const auto wrong = take_standard_input("--password-stdin"); !wrong.empty())
            return wrong;
        password = read_password();
        if (!password) return "no password on standard input";
    } else {
        password = ask_password();
        if (!password)
            return "no terminal to ask for the password; give it by --password-stdin, --user-file "
                   "or PROXY407_CREDENTIALS";
    }
    if (password->ends_with('\r')) password->pop_back();
    account.password = text::nfc(*password);
    return "";
}

bool names_user_alone(const cxxopts::ParseResult& given) {
    return given.count("user") > 0 &&
           given["user"].as<std::string>().find(':') == std::string::npos;
}

std::string read_account(const cxxopts::ParseResult& given, auth::Account& account) {
    const bool alone = names_user_alone(given);
    if (given.count("password-stdin") > 0 && !alone)
        return "--password-stdin goes with --user NAME";
    if (alone && given.count("user-file") > 0) return "give --user or --user-file, not both";
    if (alone) return complete(given, account);
    std::optional<auth::Account> read;
    const auto wrong = read_user(given, read);
    if (read) account = *std::move(read);
    return wrong;
}

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
    const auto text = [] { return cxxopts::value<std::string>(); };
    options("u,user", "the right user; its password is asked for, unseen", text(), "NAME")(
        "password-stdin", "the password is a line of standard input"
    )("user-file", "NAME:PASSWORD in the first line of a file; -: standard input", text(), "FILE"
    )("scenario", "the right account is that of a scenario or its file", text(), "NAME");
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
    auth::Account account;
    const auto wrong = read_account(given, account);
    scenario.client = account;
    scenario.users = {account};
    return wrong;
}

}  // namespace proxy407::program
