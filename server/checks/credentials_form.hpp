#pragma once

#include "checks/check.hpp"

#include <cstdint>

namespace proxy407::checks {

CheckResult digest_spelling(const Evidence& evidence, std::int64_t value);
CheckResult ntlm_version_2(const Evidence& evidence, std::int64_t value);

}  // namespace proxy407::checks
