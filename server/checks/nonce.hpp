#pragma once

#include "checks/check.hpp"

#include <cstdint>

namespace proxy407::checks {

CheckResult nonce_of_latest_challenge(const Evidence& evidence, std::int64_t value);
CheckResult nc_counts_up(const Evidence& evidence, std::int64_t value);
CheckResult nextnonce_used(const Evidence& evidence, std::int64_t value);
CheckResult stale_answered(const Evidence& evidence, std::int64_t value);

}  // namespace proxy407::checks
