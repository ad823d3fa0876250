#pragma once

#include "checks/check.hpp"
#include "checks/evidence.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace proxy407::checks {

/// "name=value" of each cookie that the proxy set in an answer to CONNECT.
std::vector<std::string> cookies_of_proxy(const Exchanges& requests);

CheckResult ignores_cookies_of_proxy(const Evidence& evidence, std::int64_t value);
CheckResult ignores_redirect_of_proxy(const Evidence& evidence, std::int64_t value);

}  // namespace proxy407::checks
