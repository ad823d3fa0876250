#pragma once

#include "auth/digest_info.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::auth {

/// What came of the credentials in one request. Rejections name what is plain from the field
/// itself; which mistake explains wrong octets is for the diagnosis room.
struct Attempt {
    enum class Outcome {
        absent,
        accepted,
        rejected,
        continues,      ///< a leg of a handshake, to be followed by others on the same connection
        needs_content,  ///< ask again with the request's content (auth-int, RFC 7616 section 3.4.3)
    };
    Outcome outcome = Outcome::absent;
    std::string user;     ///< the account that was accepted, or the name that was claimed
    int status = 407;     ///< when rejected: 407, or 400 for improper Digest parameters
                          ///< (RFC 7616 section 3.4) and malformed Bearer tokens (RFC 6750 section
                          ///< 3.1)
    bool stale = false;   ///< the digest is right but its nonce is not (RFC 7616 section 3.3)
    std::string token;    ///< what the next challenge of a handshake carries, in base64
    std::string error;    ///< Bearer: the code that the next challenge gives (RFC 6750 section 3.1)
    std::string finding;  ///< when rejected: stable id
    std::string detail;   ///< what it is about: a parameter's name, a value as received

    /// Ids of breaches that did not hinder acceptance, such as "digest-uri-in-origin-form".
    std::vector<std::string> remarks;

    std::optional<DigestAlgorithm> hash_with = {};  ///< needs_content: its hash by this will do

    DigestInfo info = {};  ///< when accepted: what the answer is to tell
};

}  // namespace proxy407::auth
