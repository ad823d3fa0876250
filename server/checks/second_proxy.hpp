#pragma once

#include "checks/check.hpp"

#include <cstdint>

namespace proxy407::checks {

CheckResult not_past_the_proxy(const Evidence& evidence, std::int64_t value);
CheckResult not_at_second_proxy(const Evidence& evidence, std::int64_t value);
CheckResult no_secret_past_the_proxy(const Evidence& evidence, std::int64_t value);
CheckResult no_secret_at_second_proxy(const Evidence& evidence, std::int64_t value);

}  // namespace proxy407::checks
