#pragma once

#include "checks/check.hpp"

#include <cstdint>

namespace proxy407::checks {

CheckResult reconnects_after_close(const Evidence& evidence, std::int64_t value);
CheckResult same_credentials_throughout(const Evidence& evidence, std::int64_t value);

}  // namespace proxy407::checks
