#pragma once

#include "results/cause.hpp"
#include "results/document.hpp"

#include <cstddef>
#include <vector>

namespace proxy407::site {

/// The results of one client.
struct ClientResults {
    const results::Document& document;
    const results::Client& client;
    std::vector<const results::Result*> results;  ///< without control cases
    std::vector<results::Cause> causes;
    std::size_t withheld = 0;  ///< of the causes: leaks without a public reference
};

}  // namespace proxy407::site
