#pragma once

#include "checks/check.hpp"

#include <cstdint>

namespace proxy407::checks {

CheckResult authenticated(const Evidence& evidence, std::int64_t value);
CheckResult not_authenticated(const Evidence& evidence, std::int64_t value);
CheckResult answered_challenge(const Evidence& evidence, std::int64_t value);
CheckResult ends_let_through(const Evidence& evidence, std::int64_t value);
CheckResult credentials_exact(const Evidence& evidence, std::int64_t value);
CheckResult no_credentials_sent(const Evidence& evidence, std::int64_t value);

}  // namespace proxy407::checks
