#pragma once

#include "ladder/question.hpp"
#include "program/command_line.hpp"

#include <string>

namespace proxy407::program {

/// Fills in whose credentials are tried and how else they may be read, of the options, the URL or
/// the environment. What is wrong comes back, or "".
std::string read_credentials(const cxxopts::ParseResult& given, ladder::Question& question);

/// --target and --echo. What is wrong comes back, or "".
std::string read_urls(const cxxopts::ParseResult& given, ladder::Question& question);

}  // namespace proxy407::program
