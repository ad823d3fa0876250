#include "diagnosis/finding.hpp"

namespace proxy407::diagnosis {

namespace {

constexpr auto none = Cause::no_credentials;
constexpr auto wrong = Cause::wrong_credentials;
constexpr auto place = Cause::wrong_place_or_scheme;

constexpr std::string_view one_connection =
    "Send all messages of a handshake on one connection, with no other request between them: keep "
    "the connection after the 407 and let no pool give it away.";
constexpr std::string_view check_both =
    "Check domain, user and password as the proxy knows them (curl -U 'DOMAIN\\user:password').";

constexpr Finding rows[] = {
    {"handshake-unfinished",
     none,
     "the handshake has begun, and its next message is awaited on this connection",
     one_connection,
     "C-NTLM-01 C-NTLM-04 C-NEGO-02"},
    {"handshake-again",
     place,
     "a new handshake begins on a connection that is authenticated already",
     "Once an answer other than 407 has come, send the next requests of this connection without "
     "Proxy-Authorization.",
     "C-NTLM-03"},
    {"handshake-without-token",
     wrong,
     "no token follows the scheme",
     "The client had nothing to send: for Negotiate get a ticket (kinit), and address the proxy by "
     "the name its key is for.",
     "C-NEGO-01 C-NTLM-02"},
    {"handshake-malformed-token",
     wrong,
     "the token is no message of the scheme",
     "After the scheme and one space comes base64 (RFC 4648 section 4) of the message as it is: of "
     "NTLM one that begins with NTLMSSP and a NUL.",
     "C-NTLM-02 C-NEGO-01"},
    {"ntlm-handshake-on-another-connection",
     place,
     "the handshake's last message came on a connection on which it did not begin",
     one_connection,
     "C-NTLM-01"},
    {"ntlm-out-of-order",
     wrong,
     "the message is not the one whose turn it is",
     "NTLM goes: type 1, the proxy's type 2, type 3. Once accepted, send nothing more of it on "
     "this connection.",
     "C-NTLM-02 C-NTLM-03"},
    {"ntlm-unknown-user",
     wrong,
     "the proxy knows no such user in that domain",
     check_both,
     "C-NTLM-02",
     true},
    {"ntlm-wrong-domain", wrong, "the user is known, in another domain", check_both, "C-NTLM-02"},
    {"ntlm-domain-in-user",
     wrong,
     "the domain stands in the user's name, and the message's own domain is empty",
     "Split DOMAIN\\user at the backslash: the message has a field for either. In a proxy URL the "
     "backslash is written %5C.",
     "C-NTLM-02"},
    {"ntlm-wrong-password",
     wrong,
     "the user is known, the password is another",
     check_both,
     "C-NTLM-02",
     true},
    {"ntlm-without-response",
     wrong,
     "the last message has no NT response: it has one of LM alone, or comes from nobody",
     "LM is broken and refused everywhere: give the client a user and a password, and if it has "
     "them use a release that speaks NTLMv2.",
     "C-NTLM-02"},
    {"ntlm-unusable-name",
     wrong,
     "a name in the last message is longer than Windows allows (user 104 characters, domain and "
     "workstation 255), or has a control character, the end of a line or a colon",
     "Send domain, user and workstation as they are: no text of another kind, and no quoting, goes "
     "into these fields.",
     "C-NTLM-02"},
    {"ntlm-wrong-integrity-code",
     wrong,
     "the response is right, but the integrity code (MIC) over the three messages is not",
     "Compute the code over the messages exactly as they were sent and received, with the code's "
     "own 16 bytes as zeros; nothing between client and proxy may change them.",
     "C-NTLM-02"},
    {"negotiate-refused",
     wrong,
     "the mechanism refused the token",
     "The ticket must be for this proxy's name and still valid, and the clocks must agree: look at "
     "it (klist), get a new one (kinit), and compare its service with the proxy's keytab (klist "
     "-k).",
     "C-NEGO-01"},
};

}  // namespace

std::span<const Finding> handshake_findings() {
    return rows;
}

}  // namespace proxy407::diagnosis
