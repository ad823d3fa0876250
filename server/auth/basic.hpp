#pragma once

#include "auth/account.hpp"
#include "auth/attempt.hpp"
#include "http/credentials.hpp"

#include <string>

namespace proxy407::auth {

/// RFC 7617.
struct BasicPolicy {
    std::string realm = "proxy407";
    bool charset_utf8 = false;  ///< announce charset="UTF-8" (section 2.1)
};

/// The value of a Proxy-Authenticate field.
std::string basic_challenge(const BasicPolicy& policy);

/// Splits at the first colon, compares octets in constant time. Never bool: a rejection says what
/// is wrong ("not-canonical-base64", "no-colon", "control-character", "unknown-user",
/// "wrong-password", or a defect of http::Credentials). Without charset_utf8 the ISO-8859-1 form
/// of an account is accepted too, with the remark "latin1-without-charset" (section 2: the
/// encoding is undefined then).
Attempt verify_basic(
    const http::Credentials& credentials, const BasicPolicy& policy, const Accounts& accounts
);

}  // namespace proxy407::auth
