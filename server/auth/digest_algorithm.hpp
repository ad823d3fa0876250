#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace proxy407::auth {

/// RFC 7616 section 3.3 and the IANA registry of Digest algorithms.
enum class DigestAlgorithm { md5, md5_sess, sha256, sha256_sess, sha512_256, sha512_256_sess };

std::string_view name(DigestAlgorithm algorithm);  ///< "SHA-256-sess"

/// Any case (RFC 7616 does not say; normative F.6).
std::optional<DigestAlgorithm> digest_algorithm(std::string_view name);

bool is_session(DigestAlgorithm algorithm);

/// H(data) in lower-case hex. SHA-512-256 is FIPS 180-4 SHA-512/256, not a truncated SHA-512
/// (RFC 7616 erratum 4897).
std::string digest_hash(DigestAlgorithm algorithm, std::string_view data);

}  // namespace proxy407::auth
