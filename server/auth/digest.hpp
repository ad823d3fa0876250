#pragma once

#include "auth/account.hpp"
#include "auth/digest_algorithm.hpp"
#include "auth/digest_response.hpp"
#include "auth/nonce.hpp"
#include "http/credentials.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::auth {

/// RFC 7616.
struct DigestPolicy {
    std::string realm = "proxy407";
    DigestAlgorithm algorithm = DigestAlgorithm::sha256;
    bool names_algorithm = true;  ///< false: the challenge has none, which means MD5 (section 3.3)
    std::vector<std::string> qop = {"auth"};  ///< empty: the RFC 2069 form is asked for
    std::string qop_separator = ",";          ///< between the options: white space is allowed
    std::string domain;                       ///< empty: none is sent
    std::string opaque;                       ///< empty: none is sent
    bool charset_utf8 = false;
    bool userhash = false;
    bool strict_uri =
        false;  ///< a path as uri for an absolute-form target gets 400 (section 3.4.6);
                ///< otherwise it is accepted and remarked (curl sends it)
    std::chrono::seconds nonce_lifetime{300};
    std::uint32_t nonce_uses = 0;  ///< requests a nonce is good for; 0: no bound
    enum class Counts {
        once,        ///< each nc of a nonce once, in any order: connections may race
        increasing,  ///< each above all before it
    };
    Counts counts = Counts::once;
    bool nextnonce = false;  ///< every success names the nonce of the next request (section 3.5)
    enum class Rspauth { none, right, wrong };
    Rspauth rspauth = Rspauth::none;  ///< of every success (section 3.5)
};

std::string digest_challenge(const DigestPolicy& policy, std::string_view nonce, bool stale);

/// The request the credentials came with.
struct DigestRequest {
    std::string_view method;
    std::string_view target;                  ///< the request-target as received
    std::optional<std::string_view> content;  ///< nothing: it has not been read yet
    std::string_view content_hash = {};       ///< H(content), where that is only its beginning
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

}  // namespace proxy407::auth
