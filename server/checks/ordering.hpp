#pragma once

#include "checks/check.hpp"

#include <cstdint>

namespace proxy407::checks {

CheckResult awaits_continue(const Evidence& evidence, std::int64_t value);
CheckResult no_tls_after_refusal(const Evidence& evidence, std::int64_t value);

}  // namespace proxy407::checks
