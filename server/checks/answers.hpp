#pragma once

#include "checks/check.hpp"

#include <cstdint>

namespace proxy407::checks {

CheckResult connected(const Evidence& evidence, std::int64_t value);
CheckResult not_a_407(const Evidence& evidence, std::int64_t value);
CheckResult proxy_answered(const Evidence& evidence, std::int64_t value);
CheckResult target_status(const Evidence& evidence, std::int64_t value);

}  // namespace proxy407::checks
