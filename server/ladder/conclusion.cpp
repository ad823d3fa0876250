#include "ladder/conclusion.hpp"

#include <stdexcept>
#include <utility>

namespace proxy407::ladder {
namespace {

constexpr KnownCause rows[] = {
    {"url-not-encoded", Kind::usage, "The URL has a character that ends its credentials early."},
    {"no-port", Kind::usage, "The URL names no port, and each client takes another one."},
    {"url-malformed", Kind::usage, "The URL is no URL of a proxy."},
    {"socks-url", Kind::usage, "The URL is that of a SOCKS proxy, which sends no 407."},
    {"pac-not-evaluated", Kind::usage, "Nothing on this machine evaluates a PAC file."},
    {"pac-not-found", Kind::unreachable, "The PAC file can't be read or fetched."},
    {"pac-too-large", Kind::no_proxy, "The PAC file has more than 1 MiB."},
    {"pac-empty", Kind::no_proxy, "The PAC file is empty."},
    {"pac-is-page", Kind::no_proxy, "The PAC file is a page of HTML."},
    {"pac-syntax-error", Kind::no_proxy, "The PAC file is not valid JavaScript."},
    {"pac-no-function", Kind::no_proxy, "The PAC file defines no FindProxyForURL."},
    {"pac-throws", Kind::no_proxy, "The PAC file fails for this target."},
    {"pac-endless", Kind::no_proxy, "The PAC file does not come to an end."},
    {"pac-no-string", Kind::no_proxy, "The PAC file returns what no client understands."},
    {"pac-direct", Kind::no_proxy, "The PAC file sends clients to this target without a proxy."},
    {"pac-socks", Kind::no_proxy, "The PAC file names a SOCKS proxy, which sends no 407."},
    {"pac-no-port", Kind::no_proxy, "The PAC file names a proxy without its port."},
    {"proxy-name-unknown", Kind::unreachable, "The name of the proxy does not resolve."},
    {"connection-refused", Kind::unreachable, "Nothing listens at the proxy's port."},
    {"no-connection", Kind::unreachable, "The proxy's address does not answer at all."},
    {"no-route", Kind::unreachable, "This machine has no way to the proxy's address."},
    {"speaks-tls", Kind::no_proxy, "The proxy speaks TLS, and the URL says http."},
    {"speaks-no-tls", Kind::no_proxy, "The proxy speaks plain HTTP, and the URL says https."},
    {"speaks-socks", Kind::no_proxy, "A SOCKS proxy listens there."},
    {"speaks-no-http", Kind::no_proxy, "What listens there speaks another protocol than HTTP."},
    {"silent", Kind::no_proxy, "What listens there answers nothing that is understood here."},
    {"not-a-proxy", Kind::no_proxy, "A web server listens there, which forwards nothing."},
    {"captive-portal", Kind::portal, "A page of the network answers in the place of a proxy."},
    {"proxy-says-401", Kind::scheme, "The proxy asks for credentials by 401, as a target does."},
    {"address-not-allowed", Kind::address, "The proxy refuses everything that this address asks."},
    {"account-exhausted", Kind::account, "The proxy knows the account and refuses it for a while."},
    {"no-challenge", Kind::scheme, "The proxy sends 407 and says not what it asks for."},
    {"only-unknown-schemes", Kind::scheme, "The proxy asks for schemes that are not known here."},
    {"no-ticket", Kind::scheme, "The proxy asks for a Kerberos ticket, and there is none."},
    {"ticket-expired", Kind::scheme, "The Kerberos ticket has expired."},
    {"service-unknown", Kind::scheme, "The KDC knows no service of the proxy's name."},
    {"clock-skew", Kind::scheme, "This machine's clock is too far off for Kerberos."},
    {"named-by-address", Kind::scheme, "Kerberos needs the name of the proxy, not its address."},
    {"ntlm-connection-not-kept", Kind::scheme, "The connection ends in the middle of NTLM."},
    {"credentials-missing", Kind::credentials_missing, "The proxy asks for credentials."},
    {"credentials-refused", Kind::credentials_refused, "The proxy refuses the credentials."},
    {"accepts-sometimes",
     Kind::credentials_refused,
     "The proxy refuses the second time what it accepted the first time."},
    {"unsendable", Kind::credentials_refused, "No field can carry these credentials."},
    {"target-unreachable",
     Kind::target,
     "The proxy accepts the client and can't reach the target."},
    {"target-blocked", Kind::target, "The proxy's rules refuse this target."},
    {"target-refuses", Kind::target, "The target itself asks for credentials or refuses."},
    {"target-sends-407", Kind::target, "The target sends a 407 inside of the tunnel."},
    {"target-certificate-expired", Kind::target, "The target's certificate has expired."},
    {"no-tls-inside", Kind::target, "What is behind the tunnel does not speak TLS."},
    {"tunnel-asks-again", Kind::tunnel, "The proxy refuses for CONNECT what it accepts for GET."},
    {"tunnel-refused", Kind::tunnel, "The proxy's rules refuse CONNECT."},
    {"tunnel-only-443", Kind::tunnel, "The proxy tunnels to port 443 alone."},
    {"no-tunnel", Kind::tunnel, "The proxy does not know CONNECT."},
    {"tls-intercepted",
     Kind::interception,
     "The proxy opens the encryption with its own authority."},
    {"works-if-literal", Kind::works_if_changed, "The proxy accepts the password undecoded."},
    {"works-if-decoded", Kind::works_if_changed, "The proxy accepts the password percent-decoded."},
    {"works-if-trimmed",
     Kind::works_if_changed,
     "The proxy accepts the password without its blank."},
    {"works-if-latin1", Kind::works_if_changed, "The proxy accepts the password in ISO-8859-1."},
    {"works-if-without-domain", Kind::works_if_changed, "The proxy accepts the bare user name."},
    {"open", Kind::works, "The proxy asks this address for no credentials."},
    {"works", Kind::works, "The proxy accepts the credentials as they are given."},
};

}  // namespace

std::string_view name(Kind kind) {
    switch (kind) {
        case Kind::works: return "works";
        case Kind::unreachable: return "unreachable";
        case Kind::no_proxy: return "no-proxy";
        case Kind::credentials_missing: return "credentials-missing";
        case Kind::credentials_refused: return "credentials-refused";
        case Kind::works_if_changed: return "works-if-changed";
        case Kind::scheme: return "scheme";
        case Kind::address: return "address";
        case Kind::account: return "account";
        case Kind::tunnel: return "tunnel";
        case Kind::target: return "target";
        case Kind::interception: return "interception";
        case Kind::portal: return "portal";
        case Kind::usage: return "usage";
    }
    return "";
}

std::span<const KnownCause> known_causes() {
    return rows;
}

Conclusion conclude(
    std::string_view id, http::Sentence cause, std::string bytes, std::string change
) {
    for (const auto& row : rows)
        if (row.id == id)
            return {row.id, row.kind, std::move(cause), std::move(bytes), std::move(change)};
    throw std::logic_error("no row for the cause " + std::string(id));
}

}  // namespace proxy407::ladder
