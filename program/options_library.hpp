#pragma once

// One value per option given: a comma is an octet like any other (cxxopts splits lists at it).
#define CXXOPTS_VECTOR_DELIMITER '\0'
#include <cxxopts.hpp>
