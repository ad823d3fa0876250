#pragma once

#include "checks/check.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace proxy407::checks {

/// A way in which a secret comes to where it must not: a security finding of its own.
struct LeakKind {
    std::string_view id;                      ///< "credentials-inside-tunnel"
    std::string_view what;                    ///< one sentence
    std::vector<std::string_view> resembles;  ///< CVE and GHSA ids, issue threads
};

std::span<const LeakKind> all_leak_kinds();

/// `result`, a failure, told as a leak of that kind. The id is one of the table's.
CheckResult as_leak(CheckResult result, std::string_view id);

}  // namespace proxy407::checks
