#include "report/note.hpp"

#include <algorithm>

namespace proxy407::report {

namespace {

constexpr Note rows[] = {
    {"407-from-target",
     "The target itself answered 407; a client must not take that for a challenge of the proxy."},
    {"account-refused", "The credentials are right, but the proxy does not serve this account."},
    {"address-not-listed-for-account", "The credentials are right, but not from this address."},
    {"authorization-on-connect",
     "The CONNECT carries Authorization, which is for the target and shows its secret to the "
     "proxy."},
    {"bad-content-length", "Content-Length is not a plain number, or there are two that differ."},
    {"bad-field-name", "A field name holds a byte that no name may hold."},
    {"bad-host", "Host is not a host with an optional port."},
    {"bad-request-line", "The request line is not METHOD TARGET VERSION with single spaces."},
    {"bad-version", "The version is none of HTTP/1.0 and HTTP/1.1."},
    {"bare-carriage-return", "A CR without an LF stands in the head."},
    {"bare-line-feed", "A line of the head ends with LF alone."},
    {"certificate-not-trusted",
     "The client ended the TLS handshake: it does not trust the certificate. Give it the CA file "
     "that the proxy names."},
    {"chunked-twice", "Transfer-Encoding names chunked twice."},
    {"client-gone", "The client closed its connection before the answer was complete."},
    {"connect-in-http-1.0", "The CONNECT is HTTP/1.0; many proxies accept that."},
    {"connect-not-in-capitals", "The method is written like CONNECT, but not in capitals."},
    {"connect-target", "The target of CONNECT is not host:port."},
    {"connection-names-framing-field",
     "Connection names a field that says where the content ends."},
    {"content-budget-used-up",
     "The contents of all connections together would exceed the limit (--max-content-in-all)."},
    {"content-cut-off", "The connection ended before the content was complete."},
    {"content-length-with-transfer-encoding",
     "The request carries Content-Length and Transfer-Encoding; the two may disagree."},
    {"content-too-large", "The content exceeds --max-content."},
    {"content-too-large-for-auth-int",
     "The content exceeds what the proxy keeps to verify auth-int."},
    {"control-character-in-head", "The head holds a control character."},
    {"control-port-as-target", "The target is the control API of this proxy."},
    {"credentials-in-trailer", "Credentials came in a trailer, where nobody reads them."},
    {"credentials-not-asked-for", "The client sent credentials although the proxy asks for none."},
    {"destination-not-allowed", "The scenario, or the proxy, does not allow this target."},
    {"duplicate-host", "The request carries two Host fields."},
    {"duplicate-proxy-authorization", "The request carries two Proxy-Authorization fields."},
    {"folded-line", "A field goes on in a second line (obs-fold)."},
    {"forwarding-loop", "The request has passed this proxy before: its Via names it."},
    {"fragment-in-target", "The request target holds a \"#\", which a client keeps to itself."},
    {"handshake-timed-out", "The TLS handshake took too long (--handshake-timeout)."},
    {"head-cut-off", "The connection ended in the middle of a head."},
    {"head-timed-out", "The client began a head and did not finish it in time (--head-timeout)."},
    {"head-too-large", "The head exceeds --max-head."},
    {"host-differs-from-target", "Host names another host than the request target."},
    {"http2-preface", "The client began HTTP/2 unasked."},
    {"https-without-connect",
     "The client sent an https:// URL to the proxy in place of a CONNECT."},
    {"idle-timed-out", "Nothing came for too long (--idle-timeout)."},
    {"internal-error", "The proxy itself made a mistake and ended the connection."},
    {"last-coding-not-chunked",
     "The last transfer coding is not chunked, so the end of the content is unknown."},
    {"leading-whitespace", "The first field line begins with a blank."},
    {"line-without-colon", "A line of the head has no colon."},
    {"made-room",
     "All places were taken, and this connection had waited longest (--max-connections)."},
    {"malformed-chunks", "The chunked content breaks its own rules."},
    {"method-too-long", "The method is longer than any that is known."},
    {"no-host", "An HTTP/1.1 request needs Host."},
    {"not-http", "What came is not HTTP."},
    {"origin-form-target",
     "The target begins with \"/\": the client speaks to the proxy as to an origin."},
    {"proxy-connection-sent",
     "The client sent Proxy-Connection, which no standard has; proxies ignore it."},
    {"proxy-protocol", "The PROXY header that this peer has to send is missing or malformed."},
    {"proxy-stopped", "The proxy was stopped while the exchange was under way."},
    {"quota-used-up", "The credentials are right, but the account has used up its quota."},
    {"request-line-too-large", "The request line exceeds its limit."},
    {"scenario-changed", "The proxy was told to serve another scenario."},
    {"scheme-not-offered", "The client answered a scheme that the proxy did not offer."},
    {"scheme-not-served", "The URL has a scheme that this proxy does not serve."},
    {"socks-on-http-port", "The client speaks SOCKS to an HTTP proxy."},
    {"space-before-colon", "A blank stands between a field name and its colon."},
    {"target-form", "The request target has a form that the method does not allow."},
    {"target-not-a-uri", "The request target is not a URI."},
    {"target-not-found", "The name of the target has no address."},
    {"target-refuses", "The target refuses the connection."},
    {"target-timed-out", "The target did not answer in time (--origin-timeout)."},
    {"target-too-slow", "The answer of the target took too long in all (--origin-total-timeout)."},
    {"target-unreachable", "The target can not be reached."},
    {"tls-handshake-failed",
     "The TLS handshake failed; most often the client does not trust the CA of the proxy."},
    {"tls-on-plain-port",
     "The client began TLS with a proxy that speaks plain HTTP: its URL is http://."},
    {"tls-without-request", "The client finished the TLS handshake and sent no request."},
    {"too-many-list-members", "A list in a field has more members than the proxy reads."},
    {"transfer-encoding-in-http-1.0", "HTTP/1.0 knows no Transfer-Encoding."},
    {"unknown-transfer-coding", "Transfer-Encoding names a coding that the proxy does not know."},
    {"userinfo-in-target", "The request target holds credentials (user:password@)."},
};

}  // namespace

std::span<const Note> all_notes() {
    return rows;
}

const Note* find_note(std::string_view id) {
    id = id.substr(0, id.find(':'));
    const auto found = std::ranges::find(rows, id, &Note::id);
    return found == std::end(rows) ? nullptr : found;
}

}  // namespace proxy407::report
