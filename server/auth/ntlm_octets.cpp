#include "auth/ntlm_octets.hpp"

#include "text/charset.hpp"

namespace proxy407::auth {

std::uint32_t read_little_endian(std::string_view octets, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = size; i-- > 0;) {
        value = value << 8 | static_cast<unsigned char>(octets[at + i]);
    }
    return value;
}

std::string little_endian(std::uint64_t value, std::size_t size) {
    std::string octets;
    for (std::size_t i = 0; i < size; ++i) octets += static_cast<char>(value >> (8 * i) & 0xFF);
    return octets;
}

std::string from_utf16(std::string_view octets) {
    const auto unit_at = [&](std::size_t at) {
        return char32_t{read_little_endian(octets, at, 2)};
    };
    std::u32string points;
    for (std::size_t i = 0; i + 1 < octets.size(); i += 2) {
        char32_t unit = unit_at(i);
        const bool high = unit >= 0xD800 && unit < 0xDC00;
        const char32_t next = high && i + 3 < octets.size() ? unit_at(i + 2) : 0;
        if (next >= 0xDC00 && next < 0xE000) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00);
            i += 2;
        } else if (unit >= 0xD800 && unit < 0xE000) {
            unit = 0xFFFD;
        }
        points.push_back(unit);
    }
    return text::to_utf8(points);
}

std::string to_utf16_octets(std::u32string_view points) {
    std::string octets;
    for (const auto unit : text::to_utf16(points)) octets += little_endian(unit, 2);
    return octets;
}

}  // namespace proxy407::auth
