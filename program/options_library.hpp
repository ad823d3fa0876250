#pragma once

// One value per option given: a comma is an octet like any other (cxxopts splits lists at it).
#define CXXOPTS_VECTOR_DELIMITER '\0'
// Its regular expressions are compiled again for every file that includes it, whenever the program
// starts: half of the start. Its own parsers say the same, but for a value written behind its
// letter (CommandLine takes them apart).
#define CXXOPTS_NO_REGEX
#include <cxxopts.hpp>
