#include "ladder/ntlm_client.hpp"

#include "auth/ntlm.hpp"
#include "auth/ntlm_octets.hpp"
#include "auth/ntlm_response.hpp"
#include "text/charset.hpp"

namespace proxy407::ladder {
namespace {

using auth::little_endian;

constexpr std::string_view signature("NTLMSSP\0", 8);
constexpr std::uint32_t flags = auth::ntlm_flag::unicode | auth::ntlm_flag::request_target |
                                auth::ntlm_flag::ntlm | auth::ntlm_flag::always_sign |
                                auth::ntlm_flag::extended_session_security;

/// Where things are in a type 2 (section 2.2.1.2).
constexpr std::size_t challenge_at = 24;
constexpr std::size_t target_info_at = 40;
constexpr std::size_t least_type2 = 32;

/// Of a type 3 (section 2.2.1.3), without a version and an integrity code.
constexpr std::size_t head_of_type3 = 64;
constexpr std::size_t proof_size = 16;
constexpr std::size_t lm_size = 24;

std::string utf16(const std::string& utf8) {
    return auth::to_utf16_octets(text::lenient_code_points(utf8));
}

/// What the server says of itself, which the response covers.
std::string_view target_info(std::string_view type2) {
    if (type2.size() < target_info_at + 8) return {};
    const auto size = auth::read_little_endian(type2, target_info_at, 2);
    const auto at = auth::read_little_endian(type2, target_info_at + 4, 4);
    if (at > type2.size() || size > type2.size() - at) return {};
    return type2.substr(at, size);
}

/// The fields of a message, and behind them what they point to.
class Message {
public:
    void add(std::string_view octets) {
        fields_ += little_endian(octets.size(), 2) + little_endian(octets.size(), 2) +
                   little_endian(head_of_type3 + content_.size(), 4);
        content_ += octets;
    }

    std::string octets() const {
        return std::string(signature) + little_endian(3, 4) + fields_ + little_endian(flags, 4) +
               content_;
    }

private:
    std::string fields_;
    std::string content_;
};

}  // namespace

std::string ntlm_type1() {
    return std::string(signature) + little_endian(1, 4) + little_endian(flags, 4) +
           std::string(16, '\0');
}

std::optional<std::string> ntlm_type3(
    std::string_view type2,
    const auth::Account& account,
    std::string_view random,
    std::uint64_t file_time
) {
    const bool is_type2 = type2.size() >= least_type2 && type2.starts_with(signature) &&
                          auth::read_little_endian(type2, 8, 4) == 2;
    if (!is_type2) return std::nullopt;
    const auto backslash = account.user.find('\\');
    auth::NtlmMessage type3;
    type3.type = 3;
    type3.flags = flags;
    if (backslash != account.user.npos) type3.domain = account.user.substr(0, backslash);
    type3.user = account.user.substr(backslash == account.user.npos ? 0 : backslash + 1);
    const auto blob = std::string("\1\1") + std::string(6, '\0') + little_endian(file_time, 8) +
                      std::string(random.substr(0, 8)) + std::string(4, '\0') +
                      std::string(target_info(type2)) + std::string(4, '\0');
    type3.nt_response = std::string(proof_size, '\0') + blob;
    const auto proof = auth::ntlm_proof(type3, type2.substr(challenge_at, 8), account.password);
    Message message;
    message.add(std::string(lm_size, '\0'));
    message.add(proof + blob);
    message.add(utf16(type3.domain));
    message.add(utf16(type3.user));
    message.add("");  // the workstation
    message.add("");  // the key of the session
    return message.octets();
}

}  // namespace proxy407::ladder
