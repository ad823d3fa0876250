"""A correct HTTP client for proxies, small, with a method of its own for each thing that clients
get wrong: the wrong clients override one."""

import threading

from answers import Answers
from challenges import parse_challenges
from message import Message, Request, Url
from support import digest
from wire import Connection, Plain, Tls, Trouble

PIECE = 64 * 1024  # of content, between two looks for an answer


class Client(Answers):
    connection_kind = Connection

    def __init__(self, environment, options):
        self.environment = environment
        self.options = options
        self.proxy = Url(self.proxy_url())
        self.answer = None  # to the proxy's last challenge: good for all later requests
        self.idle = None  # a connection to the proxy that may be used again
        self.tunnels = {}
        self.others = {}  # by the URL of another proxy: a client for it
        self.lock = threading.Lock()

    # What it was told

    def proxy_url(self):
        """As it is configured; with --environment from the variable that all clients know."""
        if not self.options.environment:
            return self.environment["PROXY407_PROXY"]
        return self.with_scheme(self.environment[self.proxy_variable()])

    def proxy_variable(self):
        """HTTP_PROXY may be a field of a request, in a CGI program (httpoxy)."""
        is_cgi = "REQUEST_METHOD" in self.environment
        return "http_proxy" if is_cgi or "http_proxy" in self.environment else "HTTP_PROXY"

    def with_scheme(self, proxy):
        return proxy if "://" in proxy else "http://" + proxy

    def is_exception(self, host):
        """Does NO_PROXY name the host, or a domain that it is in?"""
        names = [name.strip() for name in self.environment.get("no_proxy", "").split(",")]
        return any(name and (host == name or host.endswith("." + name.removeprefix(".")))
                   for name in names)

    def proxy_place(self):
        return self.proxy.scheme, self.proxy.host, self.proxy.port

    # Messages

    def host(self, url):
        return url.place

    def absolute_form(self, request):
        return f"{request.url.scheme}://{request.url.place}{request.url.path}"

    def common(self, host):
        return [("Host", host), ("User-Agent", "proxy407-reference-client")]

    def content_fields(self, request):
        if not request.content:
            return []
        expect = [("Expect", "100-continue")] if self.options.expect else []
        if self.options.chunked:
            return [("Transfer-Encoding", "chunked")] + expect
        return [("Content-Length", str(len(request.content)))] + expect

    def framed(self, message):
        """Its content as it goes over the wire."""
        if not ("Transfer-Encoding", "chunked") in message.fields:
            return message.content
        pieces = [message.content[at : at + PIECE] for at in range(0, len(message.content), PIECE)]
        return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"

    def to_proxy(self, request):
        fields = self.common(self.host(request.url)) + request.fields
        return Message(request.method, self.absolute_form(request),
                       fields + self.content_fields(request), request.content)

    def connect(self, request):
        place = f"{request.url.host}:{request.url.port}"
        return Message("CONNECT", place, self.common(place))

    def inside(self, request):
        fields = self.common(request.url.place) + request.fields
        return Message(request.method, request.url.path, fields + self.content_fields(request),
                       request.content)

    def head(self, message, fields):
        lines = [f"{message.method} {message.target} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in fields]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

    # Exchanges

    def open(self):
        scheme, host, port = self.proxy_place()
        stream = Plain(host, port, self.options.source, self.options.timeout)
        if scheme == "https":
            stream = Tls(stream, "localhost", self.environment["PROXY407_CA_FILE"])
        return self.connection_kind(stream)

    def take_connection(self):
        with self.lock:
            connection, self.idle = self.idle, None
        return connection or self.open()

    def give_back(self, connection, reply):
        if self.may_reuse(reply) and connection.is_clean():
            self.idle = connection
        else:
            connection.close()

    def may_reuse(self, reply):
        return reply.keeps

    def send(self, connection, message):
        connection.send(self.head(message, message.fields + self.credentials(message)))
        if self.may_send_content(connection, message):
            self.send_content(connection, message)
        else:
            connection.unfinished = True

    def may_send_content(self, connection, message):
        """At once, or when the proxy has said so (RFC 9110 section 10.1.1)."""
        expects = message.content and ("Expect", "100-continue") in message.fields
        return not expects or connection.is_continued()

    def send_content(self, connection, message):
        """As long as the proxy has nothing to say against it (RFC 9112 section 9.5)."""
        octets = self.framed(message)
        try:
            for at in range(0, len(octets), PIECE):
                if self.is_interrupted(connection):
                    connection.unfinished = True
                    return
                connection.send(octets[at : at + PIECE])
        except OSError:
            connection.unfinished = True  # The proxy has closed; its answer may be there.

    def is_interrupted(self, connection):
        return connection.has_arrived()

    def exchange(self, message):
        """Sends it once; anew where an idle connection turns out to have been closed."""
        connection = self.take_connection()
        used = connection.replies > 0
        try:
            self.send(connection, message)
            return self.receive(connection, message), connection
        except (OSError, Trouble) as trouble:
            connection.close()
            lost = isinstance(trouble, OSError) or str(trouble) == "proxy-closed"
            if not used or connection.unread or not lost:
                raise
        return self.exchange(message)

    def receive(self, connection, message):
        return connection.reply(message.method)

    def ask(self, message):
        """Until the proxy gives another answer than a challenge that can be taken up."""
        message.answer = self.first_answer()
        stale = 0
        while True:
            reply, connection = self.exchange(message)
            if not self.is_challenge(reply):
                self.learn(reply, message.answer)
                return reply, connection
            stale += 1
            answer = self.next_answer(reply, message.answer, stale)
            if answer is None:
                return reply, connection
            message.answer = answer
            self.give_back(connection, reply)

    def is_challenge(self, reply):
        return reply.status == 407

    def learn(self, reply, answer):
        self.answer = answer
        for value in reply.all("proxy-authentication-info"):
            told = parse_challenges(["info " + value])
            nonce = told and told[0].parameters.get("nextnonce")
            if nonce and answer and answer.scheme == "digest":
                answer.renew(nonce)

    def fetch(self, request):
        """The reply of the target, or of the proxy when it let nothing through."""
        route = self.route(request.url)
        if not route:
            return self.fetch_directly(request)
        if route != self.environment["PROXY407_PROXY"] and not self.options.environment:
            return self.other(route).fetch(request)
        if self.needs_tunnel(request):
            return self.fetch_inside(request)
        reply, connection = self.ask(self.to_proxy(request))
        self.give_back(connection, reply)
        return reply

    def route(self, url):
        """The proxy for that URL; none: the target itself."""
        if self.is_exception(url.host):
            return ""
        if url.scheme == "https":
            return self.environment.get("https_proxy", "")
        return self.environment["PROXY407_PROXY"]

    def other(self, proxy):
        """Nothing of this proxy's goes with it."""
        if proxy not in self.others:
            environment = {**self.environment, "PROXY407_PROXY": proxy, "https_proxy": proxy}
            self.others[proxy] = type(self)(environment, self.options)
        return self.others[proxy]

    def fetch_directly(self, request):
        stream = Plain(request.url.host, request.url.port, self.options.source,
                       self.options.timeout)
        connection = Connection(self.through(stream, request.url))
        message = self.inside(request)
        connection.send(self.head(message, self.fields_for_target(message)))
        reply = connection.reply(message.method)
        connection.close()
        return reply

    def fields_for_target(self, message):
        return message.fields

    def needs_tunnel(self, request):
        """WebSocket takes one for ws:// too (RFC 6455 section 4.1)."""
        return request.url.scheme == "https" or ("Upgrade", "websocket") in request.fields

    def fetch_inside(self, request):
        place = request.url.place
        tunnel = self.tunnels.pop(place, None)
        if tunnel is not None:
            try:
                return self.fetch_through(tunnel, request)
            except (OSError, Trouble):
                self.lost_tunnel(tunnel)
        reply, connection = self.ask(self.connect(request))
        if not self.is_open(reply):
            self.give_back(connection, reply)
            reply.is_of_proxy = True
            return reply
        return self.fetch_through(self.begin_tls(connection, request), request)

    def lost_tunnel(self, tunnel):
        """It was closed while nobody used it: a new one is opened."""
        tunnel.close()

    def begin_tls(self, connection, request):
        return Connection(self.through(connection.stream, request.url))

    def fetch_through(self, tunnel, request):
        message = self.inside(request)
        tunnel.send(self.head(message, message.fields) + self.framed(message))
        reply = tunnel.reply(message.method)
        if reply.keeps:
            self.tunnels[request.url.place] = tunnel
        return reply

    def through(self, stream, url):
        if url.scheme == "http":
            return stream
        return Tls(stream, url.host, self.environment["PROXY407_CA_FILE"])

    def is_open(self, reply):
        return 200 <= reply.status < 300

    # A run

    def follow(self, request):
        """The request, and the redirects where they are wanted."""
        reply = self.fetch_as_asked(request)
        for _ in range(self.options.redirects):
            location = reply.all("location")
            if not self.is_redirect(reply) or not location:
                break
            request = self.redirected(request, location[0])
            reply = self.fetch_as_asked(request)
        return reply

    def is_redirect(self, reply):
        """What refuses a tunnel is no word of the target."""
        return 300 <= reply.status < 400 and not reply.is_of_proxy

    def fetch_as_asked(self, request):
        """Once more, with the account for the target, where the target asks for it."""
        reply = self.fetch(request)
        if reply.status != 401 or not self.options.target_account:
            return reply
        return self.fetch(self.identified(request, reply))

    def identified(self, request, reply):
        challenge = parse_challenges(reply.all("www-authenticate"))[0]
        name, _, word = self.options.target_account.encode().partition(b":")
        value = "Basic " + self.basic_token(name, word)
        if challenge.scheme == "digest":
            session = digest.Session(challenge.parameters, name, word)
            value = session.value(request.method, request.url.path, request.content)
        fields = request.fields + [("Authorization", value)]
        return Request(request.method, request.url, fields, request.content)

    def redirected(self, request, location):
        """What is for the first target is for no other (RFC 9110 section 15.4)."""
        if location.startswith("/"):
            location = f"{request.url.scheme}://{request.url.place}{location}"
        url = Url(location)
        same = (url.scheme, url.host, url.port) == (
            request.url.scheme, request.url.host, request.url.port)
        return Request("GET", url, request.fields if same else [])
