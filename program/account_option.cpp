#include "program/account_option.hpp"

#include "program/password_prompt.hpp"
#include "program/standard_input.hpp"
#include "program/user_option.hpp"
#include "text/charset.hpp"

namespace proxy407::program {
namespace {

bool names_user_alone(const cxxopts::ParseResult& given) {
    return given.count("user") > 0 &&
           given["user"].as<std::string>().find(':') == std::string::npos;
}

}  // namespace

void add_account_options(cxxopts::OptionAdder& options, const std::string& whose) {
    const auto text = [] { return cxxopts::value<std::string>(); };
    options("u,user", whose + "; its password is asked for, unseen", text(), "NAME")(
        "password-stdin", "the password is a line of standard input"
    )("user-file", "NAME:PASSWORD in the first line of a file; -: standard input", text(), "FILE");
}

std::string read_password_of(
    const cxxopts::ParseResult& given, const std::string& user, auth::Account& account
) {
    account.user = text::nfc(user);
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

std::string read_account(const cxxopts::ParseResult& given, std::optional<auth::Account>& account) {
    const bool alone = names_user_alone(given);
    if (given.count("password-stdin") > 0 && !alone)
        return "--password-stdin goes with --user NAME";
    if (alone && given.count("user-file") > 0) return "give --user or --user-file, not both";
    if (!alone) return read_user(given, account);
    return read_password_of(given, given["user"].as<std::string>(), account.emplace());
}

}  // namespace proxy407::program
