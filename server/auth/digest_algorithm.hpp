#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace proxy407::auth {

/// RFC 7616 section 3.3 and the IANA registry of Digest algorithms.
enum class DigestAlgorithm { md5, md5_sess, sha256, sha256_sess, sha512_256, sha512_256_sess };

std::string_view name(DigestAlgorithm algorithm);  ///< "SHA-256-sess"

/// Any case (RFC 7616 does not say).
std::optional<DigestAlgorithm> digest_algorithm(std::string_view name);

bool is_session(DigestAlgorithm algorithm);

/// H(data) in lower-case hex. SHA-512-256 is FIPS 180-4 SHA-512/256, not a truncated SHA-512
/// (RFC 7616 erratum 4897).
std::string digest_hash(DigestAlgorithm algorithm, std::string_view data);

/// The same, of data that comes in pieces and is not kept.
class DigestHasher {
public:
    explicit DigestHasher(DigestAlgorithm algorithm);

    void take(std::string_view data);

    /// H(all that was taken). Call it once, at the end.
    std::string hash();

private:
    struct Free {
        void operator()(evp_md_ctx_st* context) const;
    };

    std::unique_ptr<evp_md_ctx_st, Free> context_;
};

}  // namespace proxy407::auth
