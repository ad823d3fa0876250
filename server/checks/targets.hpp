#pragma once

#include "checks/check.hpp"

#include <cstdint>

namespace proxy407::checks {

CheckResult answers_both(const Evidence& evidence, std::int64_t value);
CheckResult connect_http11(const Evidence& evidence, std::int64_t value);
CheckResult connect_well_formed(const Evidence& evidence, std::int64_t value);
CheckResult http_without_connect(const Evidence& evidence, std::int64_t value);
CheckResult target_exact(const Evidence& evidence, std::int64_t value);

}  // namespace proxy407::checks
