#pragma once

#include "grade/verdict.hpp"

#include <cstddef>
#include <optional>

namespace proxy407::runner {

/// What is measured of a case and neither good nor bad. Nothing where the case can't tell.
struct Observation {
    std::optional<bool> preemptive;               ///< credentials with the very first request
    std::optional<std::size_t> tries_before_end;  ///< requests, where none was let through
    std::optional<bool> status_shown;             ///< the last word was a refusal: does the user
    std::optional<bool> challenge_shown;          ///< get to see its status, its challenge,
    std::optional<bool> body_shown;               ///< its body?
    std::size_t requests = 0;                     ///< to the proxy
    std::size_t connections = 0;
};

Observation observe(const Observed& observed);

}  // namespace proxy407::runner
