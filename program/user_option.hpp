#pragma once

#include "auth/account.hpp"
#include "program/command_line.hpp"

#include <optional>
#include <string>

namespace proxy407::program {

/// For the notes of a help page.
inline constexpr const char* user_notes =
    "--user is seen in the list of processes. --user-file reads NAME:PASSWORD from the first\n"
    "line of a file; without either option the variable PROXY407_CREDENTIALS gives it.\n";

/// Adds --user and --user-file.
void add_user_options(cxxopts::OptionAdder& options);

/// Does the environment give credentials?
bool has_user_in_environment();

/// The credentials that the options, or else the environment, give. What is wrong with them comes
/// back, or ""; it names where they come from and never what they are.
std::string read_user(const cxxopts::ParseResult& given, std::optional<auth::Account>& account);

}  // namespace proxy407::program
