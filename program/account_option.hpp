#pragma once

#include "auth/account.hpp"
#include "program/command_line.hpp"

#include <optional>
#include <string>

namespace proxy407::program {

/// Adds --user NAME, --password-stdin and --user-file, by which no password need be an argument.
void add_account_options(cxxopts::OptionAdder& options, const std::string& whose);

/// The account that the options, or else the environment, give; the password of a user alone is
/// read or asked for. What is wrong comes back, or "".
std::string read_account(const cxxopts::ParseResult& given, std::optional<auth::Account>& account);

/// The password of that user, by --password-stdin or from the terminal.
std::string read_password_of(
    const cxxopts::ParseResult& given, const std::string& user, auth::Account& account
);

}  // namespace proxy407::program
