#pragma once

#include "json/mistake.hpp"
#include "program/options_library.hpp"

#include <string>
#include <vector>

namespace proxy407::program {

/// The positional arguments, which every command here calls "words".
std::vector<std::string> words_of(const cxxopts::ParseResult& given);

/// Prints the first of them on stderr; the exit code comes back.
int print_first_mistakes(const json::Mistakes& mistakes);

}  // namespace proxy407::program
