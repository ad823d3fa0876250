#pragma once

#include "auth/ntlm_octets.hpp"
#include "auth/ntlm_response.hpp"
#include "text/base64.hpp"

#include <string>
#include <string_view>

namespace proxy407::test {

using auth::little_endian;

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

/// What an AUTHENTICATE says; the names in ASCII.
struct Type3 {
    std::string domain;
    std::string user;
    std::string workstation = "PC";
    std::string lm = {};
    std::string nt = std::string(44, 'r');
    std::string session_key = {};
    std::uint32_t flags = 0;   ///< bit 0: the names are sent in UTF-16
    std::string between = {};  ///< between the head and what its fields point to: Version and MIC
};

inline std::string ntlm_octets(const Type3& says) {
    const auto encoded = [&](const std::string& name) {
        return (says.flags & auth::ntlm_flag::unicode) != 0 ? utf16(name) : name;
    };
    const std::string fields[] = {
        says.lm,
        says.nt,
        encoded(says.domain),
        encoded(says.user),
        encoded(says.workstation),
        says.session_key};
    auto head = ntlm_header(3);
    auto payload = says.between;
    for (const auto& octets : fields) {
        head += little_endian(octets.size(), 2) + little_endian(octets.size(), 2) +
                little_endian(64 + payload.size(), 4);
        payload += octets;
    }
    return head + little_endian(says.flags, 4) + payload;
}

/// AUTHENTICATE with a response of as many octets as version 2 has at least; `flags` bit 0 for
/// UTF-16.
inline std::string ntlm_type3(
    const std::string& domain,
    const std::string& user,
    const std::string& workstation = "PC",
    std::uint32_t flags = 0
) {
    Type3 says{domain, user, workstation};
    says.flags = flags;
    return ntlm_octets(says);
}

/// What a client of version 2 answers to a CHALLENGE.
inline std::string ntlm_answer(Type3 says, std::string_view type2, std::string_view password) {
    const auto challenge = type2.substr(24, 8);
    const auto info_size = auth::read_little_endian(type2, 40, 2);
    const auto info = type2.substr(auth::read_little_endian(type2, 44, 4), info_size);
    says.nt = std::string(16, '\0') + std::string("\1\1", 2) + std::string(14, '\0') + "12345678" +
              std::string(4, '\0') + std::string(info) + std::string(4, '\0');
    const auto proof = auth::ntlm_proof(*auth::parse_ntlm(ntlm_octets(says)), challenge, password);
    says.nt.replace(0, proof.size(), proof);
    return ntlm_octets(says);
}

}  // namespace proxy407::test
