#pragma once

#include "program/options_library.hpp"

#include <string>
#include <vector>

namespace proxy407::program {

/// What a mistake can be compared with: an option's names and what it calls its value.
struct KnownOption {
    std::string name;        ///< "port" of --port
    std::string short_name;  ///< "p" of -p, or ""
    std::string value;       ///< "N", "SECONDS"; "" where it takes none
};

using KnownOptions = std::vector<KnownOption>;

/// What is wrong with the arguments, in a sentence that names the option: cxxopts names either the
/// option or the value, and knows no option that is near.
std::string option_mistake(
    const cxxopts::exceptions::exception& problem, const KnownOptions& known, int argc, char** argv
);

}  // namespace proxy407::program
