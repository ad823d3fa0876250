"""Requests that are wrong as messages: their target, their fields, their form."""

from client import Client
from message import Message
from wrong_clients import odd, wrong


@wrong("https-without-connect", "B06")
class HttpsWithoutConnect(Client):
    """Sends https:// targets to the proxy in the clear."""

    def fetch_inside(self, request):
        reply, connection = self.ask(self.to_proxy(request))
        self.give_back(connection, reply)
        return reply


@wrong("origin-form-to-proxy", "B07")
class OriginFormToProxy(Client):
    """Asks the proxy as if it were the target."""

    def absolute_form(self, request):
        return request.url.path


@wrong("absolute-form-in-tunnel", "B07")
class AbsoluteFormInTunnel(Client):
    """Asks the target as if it were a proxy."""

    def inside(self, request):
        message = super().inside(request)
        message.target = self.absolute_form(request)
        return message


@wrong("host-mismatch", "B07")
class HostMismatch(Client):
    """Names the proxy in Host."""

    def common(self, _host):
        return super().common(self.proxy.place)


@wrong("no-host", "B07")
class NoHost(Client):
    """Leaves Host away, as the target says it all."""

    def common(self, host):
        return super().common(host)[1:]


@wrong("userinfo-in-target", "B08")
class UserinfoInTarget(Client):
    """Leaves user and password of a URL in the request-target."""

    def absolute_form(self, request):
        return super().absolute_form(request).replace("://", "://user:word@")

    def connect(self, request):
        message = super().connect(request)
        message.target = "user:word@" + message.target
        return message


@wrong("two-proxy-authorization-fields", "A22")
class TwoProxyAuthorizationFields(Client):
    """Adds its field to one that is there already."""

    def credentials(self, message):
        return super().credentials(message) * 2


@wrong("wrong-header-name", "A21")
class WrongHeaderName(Client):
    """Makes up a name for the field."""

    def credentials(self, message):
        return [("Proxy-Authentication", value) for _, value in super().credentials(message)]


@odd("lower-case-field-name", "A24")
class LowerCaseFieldName(Client):
    """Writes the field's name in lower case, as HTTP/2 does; legal (RFC 9110 section 5.1)."""

    def credentials(self, message):
        return [("proxy-authorization", value) for _, value in super().credentials(message)]


@odd("lower-case-scheme", "A23")
class LowerCaseScheme(Client):
    """Writes the scheme's name in lower case; legal (RFC 9110 section 11.1)."""

    def values(self, message):
        return [value[:1].lower() + value[1:] for value in super().values(message)]


@wrong("doubled-scheme", "A22")
class DoubledScheme(Client):
    """Puts the scheme before a value that has it."""

    def values(self, message):
        return ["Basic " + value for value in super().values(message)]


@wrong("control-character-in-field", "A19")
class ControlCharacterInField(Client):
    """Ends the value with the NUL of its string."""

    def values(self, message):
        return [value + "\0" for value in super().values(message)]


@wrong("space-before-colon", "A19")
class SpaceBeforeColon(Client):
    """Writes a blank between the field's name and its colon."""

    def head(self, message, fields):
        return super().head(message, [(name + " ", value) if name == "User-Agent" else
                                      (name, value) for name, value in fields])


@wrong("empty-repeated-content", "J01", "J02")
class EmptyRepeatedContent(Client):
    """Has read its content once and has none left for the repeat."""

    def next_answer(self, reply, sent, stale):
        self.spent = True
        return super().next_answer(reply, sent, stale)

    def send(self, connection, message):
        if getattr(self, "spent", False) and message.content:
            message.content = b""
            message.fields = [("Content-Length", "0") if name == "Content-Length" else
                              (name, value) for name, value in message.fields]
        super().send(connection, message)


@wrong("cut-off-content", "J02", "J03")
class CutOffContent(Client):
    """Announces more content than it sends on the repeat, and closes."""

    def send_content(self, connection, message):
        if message.content and message.answer:
            connection.send(message.content[: len(message.content) // 2])
            connection.close()
        else:
            super().send_content(connection, message)


@wrong("get-instead-of-post", "J01")
class GetInsteadOfPost(Client):
    """Repeats an upload as a GET."""

    def next_answer(self, reply, sent, stale):
        self.spent = True
        return super().next_answer(reply, sent, stale)

    def send(self, connection, message):
        if getattr(self, "spent", False):
            message.method, message.content = "GET", b""
            message.fields = [f for f in message.fields if f[0] != "Content-Length"]
        super().send(connection, message)


class OddConnect(Client):
    def connect(self, request):
        return self.odd(super().connect(request), request)


@wrong("connect-without-port", "B08")
class ConnectWithoutPort(OddConnect):
    """Names the host alone in CONNECT, as the port is the usual one."""

    def odd(self, message, request):
        message.target = request.url.host
        return message


@wrong("connect-without-brackets", "B08")
class ConnectWithoutBrackets(OddConnect):
    """Takes an IPv6 address out of its brackets."""

    def odd(self, message, request):
        message.target = message.target.replace("[", "").replace("]", "")
        return message


@wrong("connect-in-http10", "E04")
class ConnectInHttp10(Client):
    """Says HTTP/1.0 on CONNECT."""

    def head(self, message, fields):
        head = super().head(message, fields)
        return head.replace(b" HTTP/1.1\r\n", b" HTTP/1.0\r\n", 1) \
            if message.method == "CONNECT" else head


@wrong("connect-with-content", "E15")
class ConnectWithContent(OddConnect):
    """Sends the content of its request along with CONNECT."""

    def odd(self, message, request):
        message.content = b"x=1"
        message.fields.append(("Content-Length", "3"))
        return message


@wrong("sends-fragment", "B07")
class SendsFragment(Client):
    """Sends the fragment of a URL to the proxy and to the target."""

    def to_proxy(self, request):
        return self.with_fragment(super().to_proxy(request), request)

    def inside(self, request):
        return self.with_fragment(super().inside(request), request)

    def with_fragment(self, message, request):
        message.target += "#" + request.url.fragment if request.url.fragment else ""
        return message


@wrong("decodes-path", "B07")
class DecodesPath(Client):
    """Sends the path of a URL decoded."""

    def fetch(self, request):
        request.url.path = request.url.path.replace("%2F", "/").replace("%7E", "~")
        return super().fetch(request)


@wrong("credentials-on-trace", "C01")
class CredentialsOnTrace(Client):
    """Identifies itself on TRACE, which sends everything back."""

    def values(self, message):
        shown = Message("GET", message.target, message.fields)
        shown.answer = message.answer
        return super().values(shown if message.method == "TRACE" else message)
