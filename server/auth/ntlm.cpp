#include "auth/ntlm.hpp"

#include "text/charset.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <cstdint>

namespace proxy407::auth {

namespace {

constexpr std::string_view signature{"NTLMSSP\0", 8};
constexpr std::uint32_t unicode = 0x1;  // NTLMSSP_NEGOTIATE_UNICODE

/// Where MS-NLMP section 2.2.1.3 puts the fields of type 3.
constexpr std::size_t nt_response_at = 20;
constexpr std::size_t domain_at = 28;
constexpr std::size_t user_at = 36;
constexpr std::size_t workstation_at = 44;
constexpr std::size_t flags_at = 60;

constexpr std::size_t type1_size = 40;          ///< with Version, without names
constexpr std::size_t type3_with_version = 72;  ///< where what its fields point to begins then
constexpr int version_flag = 0x02;              ///< NTLMSSP_NEGOTIATE_VERSION, in the last octet

std::uint32_t little_endian(std::string_view octets, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = size; i-- > 0;) {
        value = value << 8 | static_cast<unsigned char>(octets[at + i]);
    }
    return value;
}

/// UTF-16LE to UTF-8; a lone surrogate becomes U+FFFD.
std::string from_utf16(std::string_view octets) {
    std::u32string points;
    for (std::size_t i = 0; i + 1 < octets.size(); i += 2) {
        char32_t unit = little_endian(octets, i, 2);
        const bool high = unit >= 0xD800 && unit < 0xDC00;
        const char32_t next = high && i + 3 < octets.size() ? little_endian(octets, i + 2, 2) : 0;
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

/// Where the first of the six fields of a type 3 points to.
std::size_t payload_begin(std::string_view message) {
    std::size_t begin = message.size();
    for (std::size_t at = 12; at < flags_at; at += 8) {
        if (little_endian(message, at, 2) == 0) continue;
        begin = std::min<std::size_t>(begin, little_endian(message, at + 4, 4));
    }
    return begin;
}

/// What the length and offset at that place point to.
std::optional<std::string> pointed_to(std::string_view message, std::size_t at, bool utf16) {
    const auto size = little_endian(message, at, 2);
    const auto offset = little_endian(message, at + 4, 4);
    if (size == 0) return std::string();
    if (offset > message.size() || size > message.size() - offset) return std::nullopt;
    const auto octets = message.substr(offset, size);
    return utf16 ? from_utf16(octets) : text::as_utf8(octets);
}

}  // namespace

std::optional<NtlmMessage> parse_ntlm(std::string_view octets) {
    const auto begin = octets.find(signature);
    if (begin == octets.npos) return std::nullopt;
    const auto message = octets.substr(begin);
    if (message.size() < signature.size() + 4) return std::nullopt;
    NtlmMessage out;
    out.type = little_endian(message, signature.size(), 4);
    if (out.type < 1 || out.type > 3) return std::nullopt;
    if (out.type != 3) return out;
    if (message.size() < flags_at + 4) return std::nullopt;
    const bool utf16 = (little_endian(message, flags_at, 4) & unicode) != 0;
    const auto domain = pointed_to(message, domain_at, utf16);
    const auto user = pointed_to(message, user_at, utf16);
    const auto workstation = pointed_to(message, workstation_at, utf16);
    if (!domain || !user || !workstation) return std::nullopt;
    out.domain = *domain;
    out.user = *user;
    out.workstation = *workstation;
    out.response_size = little_endian(message, nt_response_at, 2);
    return out;
}

std::string with_version(std::string_view message) {
    std::string out(message);
    const auto parsed = message.starts_with(signature) ? parse_ntlm(message) : std::nullopt;
    if (!parsed) return out;
    if (parsed->type == 1 && out.size() < type1_size) out.resize(type1_size, '\0');
    if (parsed->type == 3 && payload_begin(message) < type3_with_version) {
        out[flags_at + 3] = static_cast<char>(out[flags_at + 3] & ~version_flag);
    }
    return out;
}

std::string full_user(const NtlmMessage& message) {
    return message.domain.empty() ? message.user : message.domain + "\\" + message.user;
}

const Account* claimed_account(const NtlmMessage& message, const Accounts& accounts) {
    // A name with a domain in it is a client's mistake, and claims nobody.
    if (message.user.find('\\') != std::string::npos) return nullptr;
    const Account* of_any_domain = nullptr;
    for (const auto& account : accounts) {
        if (text::equal_ignoring_case(account.user, full_user(message))) return &account;
        if (text::equal_ignoring_case(account.user, message.user)) of_any_domain = &account;
    }
    return of_any_domain;
}

}  // namespace proxy407::auth
