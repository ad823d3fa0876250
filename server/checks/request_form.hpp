#pragma once

#include "checks/check.hpp"

#include <cstdint>

namespace proxy407::checks {

CheckResult connect_for_https(const Evidence& evidence, std::int64_t value);
CheckResult connect_for_websocket(const Evidence& evidence, std::int64_t value);
CheckResult absolute_form_to_proxy(const Evidence& evidence, std::int64_t value);
CheckResult well_formed_head(const Evidence& evidence, std::int64_t value);

}  // namespace proxy407::checks
