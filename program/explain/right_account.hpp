#pragma once

#include "program/command_line.hpp"
#include "scenario/model.hpp"

#include <string>

namespace proxy407::program {

/// Adds --user, --user-file, --password-stdin and --scenario.
void add_right_account(cxxopts::OptionAdder& options);

/// Does one of them say which credentials are right?
bool names_right_account(const cxxopts::ParseResult& given);

/// A scenario whose accounts are the right ones. What is wrong comes back, or "".
std::string read_right_account(const cxxopts::ParseResult& given, scenario::Scenario& scenario);

}  // namespace proxy407::program
