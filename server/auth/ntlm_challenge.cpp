#include "auth/ntlm_challenge.hpp"

#include "auth/ntlm_octets.hpp"

namespace proxy407::auth {

namespace {

constexpr std::string_view server_name = "PROXY407";
constexpr std::u32string_view server_name_points = U"PROXY407";
constexpr std::u32string_view dns_name = U"proxy407.test";

/// Of MS-NLMP section 2.2.2.1.
enum class Av : unsigned {
    end = 0,
    computer = 1,
    domain = 2,
    dns_computer = 3,
    timestamp = 7,
};

/// Windows 10, and the one revision of NTLM there is (section 2.2.2.10).
constexpr std::string_view version{"\x0A\0\x61\x4A\0\0\0\x0F", 8};

/// What is granted to clients that ask for it.
constexpr std::uint32_t granted = ntlm_flag::sign | ntlm_flag::seal | ntlm_flag::always_sign |
                                  ntlm_flag::request_target | ntlm_flag::key_exchange |
                                  ntlm_flag::extended_session_security | ntlm_flag::bits_128 |
                                  ntlm_flag::bits_56;

std::string pair(Av id, std::string_view value) {
    return little_endian(static_cast<unsigned>(id), 2) + little_endian(value.size(), 2) +
           std::string(value);
}

/// FILETIME: tenths of microseconds since 1601.
std::string file_time(std::chrono::system_clock::time_point now) {
    constexpr std::int64_t seconds_from_1601_to_1970 = 11'644'473'600;
    using Tick = std::chrono::duration<std::int64_t, std::ratio<1, 10'000'000>>;
    const auto ticks = std::chrono::duration_cast<Tick>(now.time_since_epoch()) +
                       std::chrono::seconds(seconds_from_1601_to_1970);
    return little_endian(static_cast<std::uint64_t>(ticks.count()), 8);
}

std::string target_info(std::chrono::system_clock::time_point now) {
    const auto name = to_utf16_octets(server_name_points);
    return pair(Av::domain, name) + pair(Av::computer, name) +
           pair(Av::dns_computer, to_utf16_octets(dns_name)) + pair(Av::timestamp, file_time(now)) +
           pair(Av::end, "");
}

std::string field(std::size_t size, std::size_t offset) {
    return little_endian(size, 2) + little_endian(size, 2) + little_endian(offset, 4);
}

}  // namespace

std::string ntlm_challenge_message(
    const NtlmMessage& type1, std::string_view challenge, std::chrono::system_clock::time_point now
) {
    constexpr std::size_t payload_at = 56;
    const bool utf16 = (type1.flags & ntlm_flag::unicode) != 0;
    const auto flags = (type1.flags & granted) | (utf16 ? ntlm_flag::unicode : ntlm_flag::oem) |
                       ntlm_flag::ntlm | ntlm_flag::target_is_server | ntlm_flag::target_info |
                       ntlm_flag::version;
    const auto target = utf16 ? to_utf16_octets(server_name_points) : std::string(server_name);
    const auto info = target_info(now);
    std::string out("NTLMSSP\0\2\0\0\0", 12);
    out += field(target.size(), payload_at) + little_endian(flags, 4);
    out += std::string(challenge) + std::string(8, '\0');
    out += field(info.size(), payload_at + target.size()) + std::string(version);
    return out + target + info;
}

}  // namespace proxy407::auth
