#pragma once

#include <string>
#include <string_view>

namespace proxy407::auth {

/// A scheme whose handshake has several legs and authenticates the connection: NTLM (MS-NTHT) or
/// Negotiate (RFC 4559).
struct HandshakePolicy {
    enum class Mechanism { ntlm, negotiate };
    Mechanism mechanism = Mechanism::ntlm;
    std::string keytab;  ///< Negotiate: a path; empty: KRB5_KTNAME or the system's

    bool operator==(const HandshakePolicy&) const = default;
};

/// One side of a handshake: octets of the client in, octets for it out. Belongs to one connection.
class Acceptor {
public:
    struct Answer {
        enum class State { more, done, failed };
        State state = State::failed;
        std::string token;           ///< for the client; may be empty
        std::string user;            ///< done: who it is
        std::string error;           ///< failed: the mechanism's own words
        std::string finding = {};    ///< failed: what is wrong, where the mechanism knows it
        std::string challenge = {};  ///< failed, NTLM: what the response was made for
    };

    virtual ~Acceptor() = default;
    virtual Answer accept(std::string_view token) = 0;
};

}  // namespace proxy407::auth
