#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace proxy407::auth {

/// The unsigned number in `size` octets from `at`, which must lie inside of `octets`.
std::uint32_t read_little_endian(std::string_view octets, std::size_t at, std::size_t size);

std::string little_endian(std::uint64_t value, std::size_t size);

/// UTF-16LE to UTF-8; a lone surrogate becomes U+FFFD.
std::string from_utf16(std::string_view octets);

std::string to_utf16_octets(std::u32string_view points);

}  // namespace proxy407::auth
