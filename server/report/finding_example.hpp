#pragma once

#include <span>
#include <string>
#include <string_view>

namespace proxy407::report {

/// Octets for which the proxy, whose account is user with the password p@ss, says that finding.
struct FindingExample {
    std::string_view id;
    std::string challenge;  ///< of the proxy; empty: Basic
    std::string received;   ///< the lines of the request that matter
};

/// In the order of the findings. What hangs on more than one request has none, and what transforms
/// make has its own.
std::span<const FindingExample> finding_examples();

/// "`Proxy-Authorization: Basic` came for `NTLM`"; "" where there is none.
std::string finding_example(std::string_view id);

}  // namespace proxy407::report
