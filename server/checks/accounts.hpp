#pragma once

#include "checks/check.hpp"

#include <cstdint>

namespace proxy407::checks {

CheckResult account_for_each_kind(const Evidence& evidence, std::int64_t value);
CheckResult asked_once(const Evidence& evidence, std::int64_t value);
CheckResult no_credentials_on_trace(const Evidence& evidence, std::int64_t value);

}  // namespace proxy407::checks
