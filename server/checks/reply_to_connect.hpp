#pragma once

#include "checks/check.hpp"

#include <cstdint>

namespace proxy407::checks {

CheckResult ignores_cookies_of_proxy(const Evidence& evidence, std::int64_t value);
CheckResult ignores_redirect_of_proxy(const Evidence& evidence, std::int64_t value);

}  // namespace proxy407::checks
