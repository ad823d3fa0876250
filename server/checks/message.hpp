#pragma once

#include "checks/check.hpp"

#include <cstdint>

namespace proxy407::checks {

CheckResult host_matches_target(const Evidence& evidence, std::int64_t value);
CheckResult no_early_tunnel_octets(const Evidence& evidence, std::int64_t value);
CheckResult no_userinfo_in_target(const Evidence& evidence, std::int64_t value);
CheckResult single_proxy_authorization(const Evidence& evidence, std::int64_t value);

}  // namespace proxy407::checks
