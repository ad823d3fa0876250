#pragma once

#include "checks/check.hpp"

#include <cstdint>

namespace proxy407::checks {

CheckResult never_sent_to_origin(const Evidence& evidence, std::int64_t value);
CheckResult no_authorization_instead(const Evidence& evidence, std::int64_t value);
CheckResult no_proxy_connection_at_origin(const Evidence& evidence, std::int64_t value);
CheckResult no_origin_secrets_on_connect(const Evidence& evidence, std::int64_t value);

}  // namespace proxy407::checks
