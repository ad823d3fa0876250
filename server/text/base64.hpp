// text: octets and their encodings. Nothing here knows HTTP.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace proxy407::text {

/// Standard alphabet, padded, no line breaks (RFC 4648 section 4).
std::string base64_encode(std::string_view octets);

/// The octets of a canonical token; nothing if the alphabet, the padding or the trailing bits are
/// off (RFC 4648 sections 3.2 to 3.5).
std::optional<std::string> base64_decode(std::string_view token);

/// As base64_decode, but takes the URL-safe alphabet, any padding, stray trailing bits and
/// embedded white space: what a diagnosis tries after the strict form has failed.
std::optional<std::string> base64_decode_lenient(std::string_view token);

}  // namespace proxy407::text
