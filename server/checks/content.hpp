#pragma once

#include "checks/check.hpp"

#include <cstdint>

namespace proxy407::checks {

CheckResult content_complete(const Evidence& evidence, std::int64_t value);

}  // namespace proxy407::checks
