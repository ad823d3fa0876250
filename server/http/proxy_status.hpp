#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::http {

/// The name we give in Proxy-Status, and what our name in Via begins with.
inline constexpr std::string_view pseudonym = "proxy407";

/// The value of Proxy-Status for an answer of our own (RFC 9209 section 2):
/// proxy407; error=ERROR; details="DETAILS". Octets that a structured-field string can't hold
/// (RFC 8941 section 3.3.3) become "?".
std::string proxy_status(std::string_view error, std::string_view details);

/// Of all lines of Proxy-Status in an answer that came to us: the members in which our name does
/// not occur. "" where none is left, or where the lines together are no list: a field that can't be
/// parsed counts as absent (RFC 8941 section 4.2).
std::string proxy_status_of_others(const std::vector<std::string>& lines);

}  // namespace proxy407::http
