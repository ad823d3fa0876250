#include "auth/ntlm_response.hpp"

#include "auth/ntlm_ciphers.hpp"
#include "auth/ntlm_octets.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"

namespace proxy407::auth {

namespace {

constexpr std::size_t challenge_size = 8;
constexpr std::size_t proof_size = 16;     ///< of version 2
constexpr std::size_t pairs_at = 16 + 28;  ///< behind the proof and what comes before the pairs
constexpr std::size_t mic_at = 72;
constexpr std::size_t mic_size = 16;
constexpr std::size_t key_size = 16;

bool is_version_1(const NtlmMessage& type3) {
    return type3.nt_response.size() == ntlm_version_1_response_size;
}

bool has(const NtlmMessage& type3, std::uint32_t flag) {
    return (type3.flags & flag) != 0;
}

/// NTOWFv2: the user in upper case, the domain as it was sent.
std::string version_2_key(const NtlmMessage& type3, std::string_view password) {
    const auto hash = nt_hash(password);
    const auto user = text::code_points(type3.user);
    const auto domain = text::code_points(type3.domain);
    if (hash.empty() || !user || !domain) return {};
    return hmac_md5(hash, to_utf16_octets(text::to_upper(*user)) + to_utf16_octets(*domain));
}

std::string version_1_response(
    const NtlmMessage& type3, std::string_view challenge, std::string_view password
) {
    const auto hash = nt_hash(password);
    if (hash.empty()) return {};
    if (!has(type3, ntlm_flag::extended_session_security)) return des_by_thirds(hash, challenge);
    const auto client_challenge = type3.lm_response.substr(0, challenge_size);
    if (client_challenge.size() != challenge_size) return {};
    const auto both = md5(std::string(challenge) + client_challenge);
    return des_by_thirds(hash, std::string_view(both).substr(0, challenge_size));
}

/// MsvAvFlags of the pairs in a response of version 2; 0 when there are none.
std::uint32_t av_flags(std::string_view nt_response) {
    constexpr unsigned end = 0;
    constexpr unsigned flags = 6;
    std::size_t at = pairs_at;
    while (at + 4 <= nt_response.size()) {
        const auto id = read_little_endian(nt_response, at, 2);
        const auto size = read_little_endian(nt_response, at + 2, 2);
        at += 4;
        if (id == end || size > nt_response.size() - at) return 0;
        if (id == flags && size == 4) return read_little_endian(nt_response, at, size);
        at += size;
    }
    return 0;
}

/// The server's key for a purpose (sections 3.4.5.2 and 3.4.5.3).
std::string server_key(std::string_view session_key, std::string_view purpose) {
    auto text = "session key to server-to-client " + std::string(purpose) + " key magic constant";
    text += '\0';
    return md5(std::string(session_key) + text);
}

std::size_t sealing_strength(std::uint32_t flags) {
    if ((flags & ntlm_flag::bits_128) != 0) return key_size;
    return (flags & ntlm_flag::bits_56) != 0 ? 7 : 5;
}

}  // namespace

std::string nt_hash(std::string_view password) {
    const auto points = text::code_points(password);
    return points ? md4(to_utf16_octets(*points)) : std::string();
}

std::string ntlm_proof(
    const NtlmMessage& type3, std::string_view challenge, std::string_view password
) {
    if (type3.nt_response.empty() || challenge.size() != challenge_size) return {};
    if (is_version_1(type3)) return version_1_response(type3, challenge, password);
    const auto key = version_2_key(type3, password);
    if (key.empty() || type3.nt_response.size() < ntlm_version_2_response_size) return {};
    return hmac_md5(key, std::string(challenge) + type3.nt_response.substr(proof_size));
}

bool is_ntlm_response_of(
    const NtlmMessage& type3, std::string_view challenge, std::string_view password
) {
    const auto proof = ntlm_proof(type3, challenge, password);
    return !proof.empty() && text::equal_in_constant_time(
                                 std::string_view(type3.nt_response).substr(0, proof.size()), proof
                             );
}

std::string ntlm_session_key(const NtlmMessage& type3, std::string_view password) {
    if (is_version_1(type3)) return {};
    const auto key =
        hmac_md5(version_2_key(type3, password), type3.nt_response.substr(0, proof_size));
    const bool exchanged = has(type3, ntlm_flag::key_exchange) &&
                           has(type3, ntlm_flag::sign | ntlm_flag::seal) &&
                           type3.session_key.size() == key_size;
    return exchanged ? rc4(key, type3.session_key) : key;
}

bool promises_mic(const NtlmMessage& type3) {
    constexpr std::uint32_t message_has_mic = 0x2;
    return !is_version_1(type3) && (av_flags(type3.nt_response) & message_has_mic) != 0;
}

bool has_right_mic(
    std::string_view session_key,
    std::string_view type1,
    std::string_view type2,
    std::string_view type3
) {
    if (session_key.empty() || type3.size() < mic_at + mic_size) return false;
    std::string whole(type3);
    const auto sent = whole.substr(mic_at, mic_size);
    whole.replace(mic_at, mic_size, mic_size, '\0');
    const auto right = hmac_md5(session_key, std::string(type1) + std::string(type2) + whole);
    return text::equal_in_constant_time(sent, right);
}

std::string ntlm_signature(
    std::string_view session_key, std::uint32_t flags, std::string_view octets
) {
    const auto number = little_endian(0, 4);
    auto code =
        hmac_md5(server_key(session_key, "signing"), number + std::string(octets)).substr(0, 8);
    if ((flags & ntlm_flag::key_exchange) != 0) {
        const auto strong = session_key.substr(0, sealing_strength(flags));
        code = rc4(server_key(strong, "sealing"), code);
    }
    return little_endian(1, 4) + code + number;
}

}  // namespace proxy407::auth
