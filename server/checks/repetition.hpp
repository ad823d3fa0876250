#pragma once

#include "checks/check.hpp"

#include <cstdint>

namespace proxy407::checks {

CheckResult max_attempts(const Evidence& evidence, std::int64_t value);
CheckResult max_failures(const Evidence& evidence, std::int64_t value);
CheckResult max_requests(const Evidence& evidence, std::int64_t value);
CheckResult stops_in_the_end(const Evidence& evidence, std::int64_t value);
CheckResult stops_after_refusal(const Evidence& evidence, std::int64_t value);
CheckResult no_basic_sent(const Evidence& evidence, std::int64_t value);
CheckResult strongest_scheme(const Evidence& evidence, std::int64_t value);

}  // namespace proxy407::checks
