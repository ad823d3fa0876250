#pragma once

#include "diagnosis/diagnose.hpp"

#include <string_view>

// The cases diagnose_credentials tells apart. Each fills in all but the command, and `account`
// with the one the command is to use, if the request singles one out.

namespace proxy407::diagnosis {

struct Case {
    Diagnosis diagnosis;
    const auth::Account* account = nullptr;
};

/// No Proxy-Authorization at all.
Case diagnose_absent(const Situation& situation);

/// The credentials are for a scheme that is not offered, or for none; nothing otherwise.
std::optional<Case> diagnose_scheme(
    const Situation& situation, const http::Credentials& credentials, std::string_view value
);

Case diagnose_basic(
    const Situation& situation, const http::Credentials& credentials, const auth::Attempt& attempt
);

Case diagnose_digest(
    const Situation& situation, const http::Credentials& credentials, const auth::Attempt& attempt
);

/// Credentials of Bearer, a custom scheme, or a raw challenge, all of which say by their finding
/// what is wrong; `value` is that of Proxy-Authorization.
Case diagnose_token(
    const auth::Scheme& scheme, const auth::Attempt& attempt, std::string_view value
);

/// A message of NTLM or Negotiate, in the middle of a handshake or at its end.
Case diagnose_handshake(
    const Situation& situation,
    const auth::HandshakePolicy& policy,
    const http::Credentials& credentials,
    const auth::Attempt& attempt
);

/// The accounts in the order in which they are worth comparing: the one with the received user
/// name, the one the client was given, the others.
std::vector<const auth::Account*> by_likelihood(
    const Situation& situation, std::string_view received_user
);

/// Are these octets user ":" password of an account?
const auth::Account* account_with(const Situation& situation, std::string_view octets);

}  // namespace proxy407::diagnosis
