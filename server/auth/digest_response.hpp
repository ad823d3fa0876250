#pragma once

#include "auth/digest_algorithm.hpp"

#include <string>
#include <string_view>

namespace proxy407::auth {

/// All that goes into a response (RFC 7616 sections 3.4.1 to 3.4.3), as octets.
struct DigestInputs {
    DigestAlgorithm algorithm = DigestAlgorithm::md5;
    std::string user;
    std::string realm;
    std::string password;
    std::string nonce;
    std::string cnonce;
    std::string nc;
    std::string qop;  ///< empty: RFC 2069
    std::string method;
    std::string uri;
    std::string content;       ///< for auth-int, before transfer coding
    std::string content_hash;  ///< H(content), where `content` holds no more than its beginning
    std::string nonce_prime;   ///< -sess: of the session's first request; empty: as nonce
    std::string cnonce_prime;  ///< likewise
};

std::string digest_a1(const DigestInputs& inputs);
std::string digest_a2(const DigestInputs& inputs);
std::string digest_response(const DigestInputs& inputs);

/// rspauth: as the response, with an empty method (section 3.5).
std::string digest_rspauth(DigestInputs inputs, std::string_view response_content);

}  // namespace proxy407::auth
