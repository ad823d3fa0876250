#pragma once

#include <string>
#include <string_view>

namespace proxy407::auth {

// What NTLM is made of (MS-NLMP section 6): broken long ago, and needed as it is. All take and give
// octets, and throw std::runtime_error where OpenSSL can't do it.

std::string md4(std::string_view octets);
std::string md5(std::string_view octets);
std::string hmac_md5(std::string_view key, std::string_view octets);
std::string rc4(std::string_view key, std::string_view octets);

/// DESL: the 8 octets encrypted by each third of a hash of 16 octets, 24 octets in all.
std::string des_by_thirds(std::string_view hash, std::string_view block);

}  // namespace proxy407::auth
