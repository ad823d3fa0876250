#pragma once

#include "auth/acceptor.hpp"
#include "auth/account.hpp"

#include <memory>
#include <string>

namespace proxy407::auth {

/// Was the program built with GSSAPI?
bool has_gssapi();

/// Why the policy can't be served here (not built in, mechanism not installed, no key for
/// Kerberos); empty when it can.
std::string gssapi_trouble(const HandshakePolicy& policy, const Accounts& accounts);

/// An acceptor by GSSAPI: Kerberos with the policy's keytab, NTLM with the accounts. Where
/// gssapi_trouble says something, null or one that always fails.
std::unique_ptr<Acceptor> gssapi_acceptor(const HandshakePolicy& policy, const Accounts& accounts);

}  // namespace proxy407::auth
