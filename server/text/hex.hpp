#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace proxy407::text {

/// Lower-case hex.
std::string hex_encode(std::string_view octets);

/// Either case; nothing for an odd length or another character.
std::optional<std::string> hex_decode(std::string_view digits);

}  // namespace proxy407::text
