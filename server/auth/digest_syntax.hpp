#pragma once

#include "auth/attempt.hpp"
#include "auth/digest.hpp"

#include <optional>
#include <string>
#include <vector>

namespace proxy407::auth {

/// Improper or missing Digest parameters, which get a 4xx (RFC 7616 section 3.4); nothing when all
/// that is needed is there and well-formed.
std::optional<Rejected> improper_digest(
    const http::Credentials& credentials, const DigestPolicy& policy, std::string_view target
);

/// Departures that do not hinder verification: quoting (section 3.4), a missing opaque, a path as
/// uri for an absolute-form target (section 3.4.6), a count without qop.
std::vector<std::string> digest_remarks(
    const http::Credentials& credentials, const DigestPolicy& policy, std::string_view target
);

/// Does it say userhash=true: the username is H(user:realm) (RFC 7616 section 3.4.4)?
bool says_userhash(const http::Credentials& credentials);

/// The text of an ext-value in UTF-8 (RFC 8187 section 3.2.1).
std::optional<std::string> decode_ext_value(std::string_view value);

}  // namespace proxy407::auth
