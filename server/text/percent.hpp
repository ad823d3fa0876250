#pragma once

#include <string>
#include <string_view>

namespace proxy407::text {

/// How much of a userinfo is written as %XX.
enum class PercentSet {
    strict,           ///< all but RFC 3986 unreserved
    rfc3986_minimal,  ///< unreserved and sub-delims stay; ":" is always encoded here
    whatwg,           ///< the userinfo percent-encode set of the URL standard, plus "%"
};

/// Upper-case hex, octet by octet.
std::string percent_encode(std::string_view octets, PercentSet set = PercentSet::strict);

/// Decodes once; a malformed escape stays as it is (URL standard, "percent-decode").
std::string percent_decode(std::string_view octets);

/// A URL as others may write the same: escapes of unreserved characters decoded, the others with
/// upper-case digits (RFC 3986 section 6.2.2).
std::string percent_normalized(std::string_view url);

/// As percent_decode, but leaves the escapes of ";/?:@&=+$,#" alone, as JavaScript's decodeURI.
std::string percent_decode_keeping_reserved(std::string_view octets);

}  // namespace proxy407::text
