// ladder: which probe a real proxy is asked next, and what its answers mean. Opens no socket.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace proxy407::ladder {

/// Ask the resolver of this machine.
struct Lookup {
    std::string host;
    bool operator==(const Lookup&) const = default;
};

/// Close the connection that is open and open another one.
struct Open {
    std::string address;
    std::uint16_t port = 0;
    bool operator==(const Open&) const = default;
};

/// Begin TLS on the connection that is open, inside of whatever it carries.
struct Encrypt {
    std::string server_name;
    bool operator==(const Encrypt&) const = default;
};

/// Send these octets on the connection that is open, and read what comes back.
struct Ask {
    std::string octets;
    bool operator==(const Ask&) const = default;
};

/// Make a token of Negotiate with this user's Kerberos ticket for the service HTTP at the host.
struct GetToken {
    std::string host;
    bool operator==(const GetToken&) const = default;
};

using Probe = std::variant<Lookup, Open, Encrypt, Ask, GetToken>;

struct Looked {
    std::vector<std::string> addresses;
    std::string trouble;  ///< why there are none, in the system's words
};

struct Opened {
    enum class How { connected, refused, silence, unreachable };
    How how = How::unreachable;
    std::string trouble = {};  ///< in the system's words
    std::string local = {};    ///< this machine's address on the connection
};

struct Encrypted {
    bool done = false;
    std::string trouble = {};  ///< why it is not, in the library's words
    std::string subject = {};  ///< of the peer's certificate
    std::string issuer = {};
    std::string sha256 = {};    ///< its fingerprint, lower-case hex
    std::string distrust = {};  ///< why this machine does not trust it; "": it does
};

struct Answered {
    enum class End { whole, closed, reset, silence, limit };
    std::string octets;
    End end = End::whole;
};

struct Token {
    std::string octets;
    std::string trouble;  ///< why there are none, in the library's words
};

using Outcome = std::variant<Looked, Opened, Encrypted, Answered, Token>;

/// A probe that was carried out, and what came of it.
struct Sight {
    Probe probe;
    Outcome outcome;
    std::chrono::milliseconds took{};
};

using Seen = std::span<const Sight>;

/// What the last probe was answered; null where it was another kind of probe, or none.
template <typename Kind>
const Kind* last(Seen seen) {
    return seen.empty() ? nullptr : std::get_if<Kind>(&seen.back().outcome);
}

/// Did it come to what a further probe on the same connection needs?
bool came_about(const Outcome& outcome);

}  // namespace proxy407::ladder
