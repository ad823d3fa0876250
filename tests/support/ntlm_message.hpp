#pragma once

#include "text/base64.hpp"

#include <string>
#include <string_view>

namespace proxy407::test {

inline std::string little_endian(unsigned value, int size) {
    std::string octets;
    for (int i = 0; i < size; ++i) octets += static_cast<char>(value >> (8 * i) & 0xFF);
    return octets;
}

inline std::string utf16(std::string_view ascii) {
    std::string octets;
    for (const char c : ascii) octets += std::string{c, '\0'};
    return octets;
}

inline std::string ntlm_header(unsigned type) {
    return std::string("NTLMSSP\0", 8) + little_endian(type, 4);
}

/// NEGOTIATE as curl sends it: flags, two empty fields, no version.
inline std::string ntlm_type1() {
    return ntlm_header(1) + little_endian(0x88206, 4) + std::string(16, '\0');
}

/// AUTHENTICATE with a response of as many octets as version 2 has at least; `flags` bit 0 for
/// UTF-16.
inline std::string ntlm_type3(
    const std::string& domain,
    const std::string& user,
    const std::string& workstation = "PC",
    unsigned flags = 0
) {
    const auto encoded = [&](const std::string& name) {
        return (flags & 1) != 0 ? utf16(name) : name;
    };
    const std::string fields[] = {
        "", std::string(44, 'r'), encoded(domain), encoded(user), encoded(workstation), ""};
    auto head = ntlm_header(3);
    std::string payload;
    for (const auto& octets : fields) {
        const auto size = static_cast<unsigned>(octets.size());
        head += little_endian(size, 2) + little_endian(size, 2) +
                little_endian(static_cast<unsigned>(64 + payload.size()), 4);
        payload += octets;
    }
    return head + little_endian(flags, 4) + payload;
}

}  // namespace proxy407::test
