// MD4, DES and RC4 are taken from libcrypto itself: its legacy provider is a file of its own, which
// a static program does not have.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "auth/ntlm_ciphers.hpp"

#include <openssl/des.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/md4.h>
#include <openssl/rc4.h>

#include <array>
#include <cstdint>
#include <stdexcept>

namespace proxy407::auth {

namespace {

constexpr std::size_t md5_size = 16;

const unsigned char* bytes(std::string_view octets) {
    return reinterpret_cast<const unsigned char*>(octets.data());
}

unsigned char* bytes(std::string& octets) {
    return reinterpret_cast<unsigned char*>(octets.data());
}

void require(bool done) {
    if (!done) throw std::runtime_error("OpenSSL has no MD4 or MD5 here, which NTLM is made of");
}

/// Up to seven octets as the eight of a key of DES, whose lowest bits say nothing.
DES_key_schedule des_key(std::string_view seven) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 7; ++i) {
        bits = bits << 8 | (i < seven.size() ? static_cast<unsigned char>(seven[i]) : 0U);
    }
    DES_cblock key{};
    for (std::size_t i = 0; i < 8; ++i) {
        key[i] = static_cast<unsigned char>(bits >> (49 - 7 * i) << 1);
    }
    DES_key_schedule schedule{};
    DES_set_key_unchecked(&key, &schedule);
    return schedule;
}

}  // namespace

std::string md4(std::string_view octets) {
    std::string hash(MD4_DIGEST_LENGTH, '\0');
    require(MD4(bytes(octets), octets.size(), bytes(hash)) != nullptr);
    return hash;
}

std::string md5(std::string_view octets) {
    std::string hash(md5_size, '\0');
    require(
        EVP_Digest(octets.data(), octets.size(), bytes(hash), nullptr, EVP_md5(), nullptr) == 1
    );
    return hash;
}

std::string hmac_md5(std::string_view key, std::string_view octets) {
    std::string hash(md5_size, '\0');
    const auto key_size = static_cast<int>(key.size());
    require(
        HMAC(EVP_md5(), key.data(), key_size, bytes(octets), octets.size(), bytes(hash), nullptr) !=
        nullptr
    );
    return hash;
}

std::string rc4(std::string_view key, std::string_view octets) {
    RC4_KEY schedule{};
    RC4_set_key(&schedule, static_cast<int>(key.size()), bytes(key));
    std::string out(octets.size(), '\0');
    RC4(&schedule, octets.size(), bytes(octets), bytes(out));
    return out;
}

std::string des_by_thirds(std::string_view hash, std::string_view block) {
    constexpr std::size_t key_size = 7;
    DES_cblock in{};
    for (std::size_t i = 0; i < block.size() && i < sizeof in; ++i) in[i] = bytes(block)[i];
    std::string out;
    for (std::size_t at = 0; at < hash.size(); at += key_size) {
        auto schedule = des_key(hash.substr(at, key_size));
        DES_cblock encrypted{};
        DES_ecb_encrypt(&in, &encrypted, &schedule, DES_ENCRYPT);
        out.append(reinterpret_cast<const char*>(encrypted), sizeof encrypted);
    }
    return out;
}

}  // namespace proxy407::auth
