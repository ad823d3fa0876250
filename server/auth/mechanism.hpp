#pragma once

#include "auth/ambient.hpp"

#include <memory>
#include <string>

namespace proxy407::auth {

/// The other end of one handshake: NTLM by the accounts, Negotiate by the policy's keytab and, for
/// NTLM inside of it, by the accounts.
std::unique_ptr<Acceptor> make_acceptor(
    const HandshakePolicy& policy, const Accounts& accounts, const Ambient& ambient
);

/// Why nobody could ever get through by the policy here (Kerberos is not there, or has no key);
/// empty when somebody can.
std::string handshake_trouble(const HandshakePolicy& policy, const Accounts& accounts);

}  // namespace proxy407::auth
