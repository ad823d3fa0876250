#pragma once

#include "auth/account.hpp"
#include "auth/ambient.hpp"
#include "auth/attempt.hpp"
#include "auth/digest_algorithm.hpp"
#include "auth/nonce.hpp"
#include "http/credentials.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::auth {

/// RFC 7616.
struct DigestPolicy {
    std::string realm = "proxy407";
    DigestAlgorithm algorithm = DigestAlgorithm::sha256;
    std::vector<std::string> qop = {"auth"};  ///< empty: the RFC 2069 form is asked for
    std::string opaque;                       ///< empty: none is sent
    bool charset_utf8 = false;
    bool userhash = false;
    bool strict_uri =
        false;  ///< a path as uri for an absolute-form target gets 400 (section 3.4.6);
                ///< otherwise it is accepted and remarked (curl sends it)
    std::chrono::seconds nonce_lifetime{300};
    std::uint32_t nonce_uses = 0;  ///< requests a nonce is good for; 0: no bound
};

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
    std::string nonce_prime;   ///< -sess: of the session's first request; empty: as nonce
    std::string cnonce_prime;  ///< likewise
};

std::string digest_a1(const DigestInputs& inputs);
std::string digest_a2(const DigestInputs& inputs);
std::string digest_response(const DigestInputs& inputs);

/// rspauth: as the response, with an empty method (section 3.5).
std::string digest_rspauth(DigestInputs inputs, std::string_view response_content);

std::string digest_challenge(const DigestPolicy& policy, std::string_view nonce, bool stale);

/// The request the credentials came with.
struct DigestRequest {
    std::string_view method;
    std::string_view target;  ///< the request-target as received
    std::string_view content;
};

/// The inputs that the received parameters stand for, with the password of `account` and the
/// method of the request.
DigestInputs digest_inputs(
    const http::Credentials& credentials,
    const DigestPolicy& policy,
    const Account& account,
    const DigestRequest& request,
    const NonceStore::Nonce* nonce
);

/// Recomputes and compares; counts nc. Improper or missing parameters: status 400.
Attempt verify_digest(
    const http::Credentials& credentials,
    const DigestPolicy& policy,
    const Accounts& accounts,
    const DigestRequest& request,
    NonceStore& nonces,
    std::chrono::system_clock::time_point now
);

}  // namespace proxy407::auth
