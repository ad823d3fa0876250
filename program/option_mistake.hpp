#pragma once

#include "program/options_library.hpp"

#include <string>
#include <vector>

namespace proxy407::program {

/// What is wrong with the arguments, in a sentence that names the option: cxxopts names either the
/// option or the value, and knows no option that is near.
std::string option_mistake(
    const cxxopts::exceptions::exception& problem,
    const std::vector<std::string>& names,
    int argc,
    char** argv
);

}  // namespace proxy407::program
