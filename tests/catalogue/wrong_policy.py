"""Mistakes with proxies that tell requests apart or change their mind."""

from client import Client
from wire import Tls
from wrong_clients import wrong


@wrong("falls-back-to-clear-https", "B06", "C13")
class FallsBackToClearHttps(Client):
    """Asks for an https:// target in the clear when it gets no tunnel."""

    def fetch_inside(self, request):
        reply = super().fetch_inside(request)
        if reply.status != 405:
            return reply
        reply, connection = self.ask(self.to_proxy(request))
        self.give_back(connection, reply)
        return reply


@wrong("tls-to-plain-proxy", "B09")
class TlsToPlainProxy(Client):
    """Begins with TLS where the proxy's URL says http://."""

    def open(self):
        connection = super().open()
        Tls(connection.stream, "localhost", self.environment["PROXY407_CA_FILE"])
        return connection


@wrong("one-authorization-at-a-time", "B14")
class OneAuthorizationAtATime(Client):
    """Takes the target's credentials out when it puts the proxy's in."""

    def send(self, connection, message):
        if message.answer:
            message.fields = [f for f in message.fields if f[0] != "Authorization"]
        super().send(connection, message)

    def inside(self, request):
        message = super().inside(request)
        message.fields = [f for f in message.fields if f[0] != "Authorization"]
        return message


@wrong("websocket-without-tunnel", "B12")
class WebsocketWithoutTunnel(Client):
    """Asks the proxy to upgrade, and not the target through a tunnel."""

    def needs_tunnel(self, request):
        return request.url.scheme == "https"


@wrong("tunnels-everything", "B10")
class TunnelsEverything(Client):
    """Asks for a tunnel to port 80 too, which many proxies do not open."""

    def needs_tunnel(self, request):
        return True


@wrong("keeps-cookie-of-proxy", "C14")
class KeepsCookieOfProxy(Client):
    """Takes a cookie from an answer to CONNECT for one of the target."""

    cookies = ()

    def receive(self, connection, message):
        reply = super().receive(connection, message)
        self.cookies = [("Cookie", value.split(";")[0]) for value in reply.all("set-cookie")]
        return reply

    def inside(self, request):
        message = super().inside(request)
        message.fields.extend(self.cookies)
        return message


@wrong("authenticates-once", "F06")
class AuthenticatesOnce(Client):
    """Answers the first challenge of its life, and sends nothing unasked."""

    spent = False

    def next_answer(self, reply, sent, stale):
        answer = None if self.spent else super().next_answer(reply, sent, stale)
        self.spent = True
        return answer

    def learn(self, reply, answer):
        pass


@wrong("keeps-first-scheme", "F05", "F06")
class KeepsFirstScheme(Client):
    """Has found out once what the proxy wants, and reads no challenge again."""

    def next_answer(self, reply, sent, stale):
        return None if self.answer else super().next_answer(reply, sent, stale)


@wrong("preemptive-flag-ignored", "F08")
class PreemptiveFlagIgnored(Client):
    """Waits to be asked although it was told not to."""

    def first_answer(self):
        return self.answer
