#pragma once

#include "checks/check.hpp"

#include <cstdint>

namespace proxy407::checks {

/// What one check finds, with the id and the requirements of its row.
CheckResult evaluate(const Check& check, const Evidence& evidence, std::int64_t value);

}  // namespace proxy407::checks
