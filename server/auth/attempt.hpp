#pragma once

#include "auth/digest_info.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace proxy407::auth {

/// No credentials came, and the connection is not authenticated either.
struct Absent {};

struct Accepted {
    std::string user;  ///< the account's

    /// Ids of breaches that did not hinder acceptance, such as "digest-uri-in-origin-form".
    std::vector<std::string> remarks = {};

    DigestInfo info = {};  ///< what the answer is to tell
};

/// Not good enough, or not yet. The finding names what is plain from the field itself; which
/// mistake explains wrong octets is for the diagnosis room. The rest is what the next challenge
/// is to say.
struct Rejected {
    std::string finding;      ///< stable id
    std::string detail = {};  ///< what it is about: a parameter's name, a value as received
    std::string user = {};    ///< the name that was claimed
    std::vector<std::string> remarks = {};
    int status = 407;    ///< or 400: improper Digest parameters (RFC 7616 section 3.4), malformed
                         ///< Bearer tokens (RFC 6750 section 3.1)
    bool stale = false;  ///< the digest is right but its nonce is not (RFC 7616 section 3.3)
    std::string error = {};  ///< Bearer: the code of the error (RFC 6750 section 3.1)

    /// Not wrong but a leg of a handshake, to be followed by others on this connection: the
    /// proxy's next token, in base64.
    std::optional<std::string> leg = {};

    std::string challenge = {};  ///< NTLM: what a wrong response was made for
};

/// Ask again with the request's content, or its hash by this (auth-int, RFC 7616 section 3.4.3).
struct NeedsContent {
    DigestAlgorithm hash;
};

/// What came of the credentials in one request.
using Attempt = std::variant<Absent, Accepted, Rejected, NeedsContent>;

}  // namespace proxy407::auth
