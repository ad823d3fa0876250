#pragma once

#include <string>
#include <string_view>

namespace proxy407::http {

/// The value of Proxy-Status for an answer of our own (RFC 9209 section 2):
/// proxy407; error=ERROR; details="DETAILS". Octets that a structured-field string can't hold
/// (RFC 8941 section 3.3.3) become "?".
std::string proxy_status(std::string_view error, std::string_view details);

}  // namespace proxy407::http
