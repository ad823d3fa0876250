#include "http/complaint_fix.hpp"

#include <algorithm>
#include <array>

namespace proxy407::http {
namespace {

struct Row {
    std::string_view id;
    std::string_view fix;
};

/// In alphabetical order.
constexpr auto rows = std::to_array<Row>({
    {"407-from-target", "Look at the target: only a proxy may answer 407."},
    {"bad-content-length", "Send one Content-Length, a plain decimal number."},
    {"bad-field-name", "Write each field as NAME: VALUE; a name has letters, digits and hyphens."},
    {"bad-host", "Send the target's host in Host, with :PORT where it is not the usual one."},
    {"bad-request-line",
     "Send the method, one space, the target, one space and HTTP/1.1; write a blank in the target "
     "as %20."},
    {"bad-version", "Let the client speak HTTP/1.1 (curl --http1.1)."},
    {"bare-carriage-return", "End each line with CR LF, and let no CR get into a value."},
    {"bare-line-feed", "End each line with CR LF."},
    {"certificate-not-trusted",
     "Give the client the CA file that the proxy names (curl --cacert)."},
    {"chunked-twice", "Name chunked once, as the last transfer coding."},
    {"client-gone", "Let the client wait for the whole response: look at its timeout."},
    {"connect-not-in-capitals", "Write the method in capitals: CONNECT."},
    {"connect-target",
     "Send CONNECT HOST:PORT and nothing else in the target; put an IPv6 address into brackets."},
    {"connection-names-framing-field", "Take that field's name out of Connection."},
    {"content-budget-used-up", "Send less at a time, or raise --max-content-in-all."},
    {"content-cut-off",
     "Send as many bytes as Content-Length says, or the last chunk, before the connection ends."},
    {"content-length-with-transfer-encoding", "Send one of the two fields."},
    {"content-too-large", "Send less, or raise --max-content."},
    {"content-too-large-for-auth-int",
     "Send less, or answer with qop=auth where the proxy offers it."},
    {"control-character-in-head",
     "Take the character out: no CR, LF, NUL or other control character belongs into a field."},
    {"destination-not-allowed",
     "Ask for a target that the scenario names, or name this one (--origin-forward HOST:PORT)."},
    {"duplicate-host", "Send one Host field."},
    {"duplicate-proxy-authorization",
     "Send one Proxy-Authorization field. Often one comes from the proxy URL and another from a "
     "header set by hand."},
    {"folded-line", "Send each field on one line."},
    {"forwarding-loop",
     "Forward to another place: --origin-forward must not lead back to this proxy."},
    {"fragment-in-target", "Leave out the \"#\" and what follows it."},
    {"handshake-timed-out", "Let the client begin TLS at once, or raise --handshake-timeout."},
    {"head-cut-off",
     "Send the whole head, with the empty line at its end, before the connection ends."},
    {"head-timed-out", "Send the head without pauses, or raise --head-timeout."},
    {"head-too-large", "Send fewer or shorter fields, or raise --max-head."},
    {"http2-preface",
     "Let the client speak HTTP/1.1 to the proxy (curl --proxy-http1.1, no "
     "--http2-prior-knowledge)."},
    {"https-without-connect",
     "Let the client open a tunnel with CONNECT HOST:443 for https:// URLs."},
    {"idle-timed-out", "Send the next request sooner, or raise --idle-timeout."},
    {"internal-error", "Report this: it is a mistake of proxy407."},
    {"last-coding-not-chunked", "Name chunked as the last transfer coding."},
    {"leading-whitespace", "Begin the first field right at the start of its line."},
    {"line-without-colon",
     "Write each field as NAME: VALUE on one line; base64 must not be broken into lines."},
    {"made-room", "Close connections that are not used, or raise --max-connections."},
    {"malformed-chunks",
     "Send each chunk as its size in hexadecimal digits, CR LF, so many bytes and CR LF; end with "
     "a chunk of size 0."},
    {"method-too-long", "Send a method that exists; look for what was glued to it."},
    {"no-host", "Send Host with the host of the target."},
    {"not-http", "Let the client speak HTTP/1.1 here; the URL of this proxy begins with http://."},
    {"origin-form-target",
     "Give this address to the client as its proxy (curl -x, http_proxy), not as the URL."},
    {"proxy-protocol",
     "Send the PROXY header, version 1 or 2, before the first byte, or take the address out of the "
     "scenario's list."},
    {"proxy-stopped", "Send the request again when the proxy runs."},
    {"request-line-too-large", "Send a shorter target, or raise --max-head."},
    {"scenario-changed", "Send the request again."},
    {"scheme-not-served", "Ask for an http:// URL, or for an https:// URL with CONNECT."},
    {"socks-on-http-port",
     "Write the proxy's URL with http:// in place of socks:// (curl -x http://HOST:PORT)."},
    {"space-before-colon", "Write the colon right after the field's name."},
    {"target-form", "Send the absolute URL as the target: GET http://HOST/PATH HTTP/1.1."},
    {"target-not-a-uri",
     "Send a URL as RFC 3986 has it: encode what may not stand in it as %XX, and put an IPv6 "
     "address into brackets."},
    {"target-not-found", "Check the host in the URL; the proxy resolves it, not the client."},
    {"target-refuses", "Check the port in the URL, and that the target runs."},
    {"target-timed-out", "Check that the target runs, or raise --origin-timeout."},
    {"target-too-slow", "Raise --origin-total-timeout, or ask for less."},
    {"target-unreachable", "Check the host in the URL and the network of the proxy."},
    {"tls-handshake-failed",
     "Give the client the CA file that the proxy names (curl --cacert, --proxy-cacert)."},
    {"tls-on-plain-port",
     "Write the proxy's URL with http:// in place of https://, for https targets, too."},
    {"tls-without-request",
     "Give the client the CA file that the proxy names (curl --cacert, --proxy-cacert)."},
    {"too-many-list-members", "Send each member of a list once."},
    {"transfer-encoding-in-http-1.0", "Send Content-Length, or speak HTTP/1.1."},
    {"unknown-transfer-coding", "Send the content with no other transfer coding than chunked."},
    {"userinfo-in-target",
     "Take user and password out of the target's URL: the proxy's go into Proxy-Authorization "
     "(curl -U), the target's into Authorization (curl -u)."},
});

}  // namespace

std::string_view complaint_fix(std::string_view id) {
    const auto found = std::ranges::lower_bound(rows, id.substr(0, id.find(':')), {}, &Row::id);
    return found != rows.end() && found->id == id.substr(0, id.find(':')) ? found->fix
                                                                          : std::string_view();
}

}  // namespace proxy407::http
