#pragma once

#include "checks/check.hpp"

#include <cstdint>

namespace proxy407::checks {

CheckResult qop_was_offered(const Evidence& evidence, std::int64_t value);
CheckResult opaque_echoed(const Evidence& evidence, std::int64_t value);
CheckResult username_hashed(const Evidence& evidence, std::int64_t value);
CheckResult no_md5_beside_sha2(const Evidence& evidence, std::int64_t value);

}  // namespace proxy407::checks
