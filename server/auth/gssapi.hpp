#pragma once

#include "auth/acceptor.hpp"

#include <memory>
#include <string>

namespace proxy407::auth {

/// Can Kerberos be used here: is it built in, and is its library on this machine?
bool has_kerberos();

/// Why no ticket can be accepted here (not built in, no library, no key); empty when one can. The
/// keytab is a path; empty: KRB5_KTNAME or the system's.
std::string kerberos_trouble(const std::string& keytab);

/// An acceptor of Kerberos tickets, raw or inside of SPNEGO, by GSSAPI. Where kerberos_trouble says
/// something, null or one that always fails.
std::unique_ptr<Acceptor> kerberos_acceptor(const std::string& keytab);

/// What a client of Negotiate sends first, made with the Kerberos ticket of this user.
struct NegotiateToken {
    std::string octets;
    std::string trouble;  ///< why there are none, in the library's words: "Ticket expired"
};

/// For the service HTTP at that host. Asks the KDC where the ticket for it is not there yet.
NegotiateToken negotiate_token(const std::string& host);

}  // namespace proxy407::auth
