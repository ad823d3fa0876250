"""Mistakes with connections and with the content of answers."""

from client import Client
from wire import Connection, Trouble
from wrong_clients import wrong


@wrong("early-tunnel-octets", "C13", "E15")
class EarlyTunnelOctets(Client):
    """Begins with TLS before the proxy has opened the tunnel."""

    def send(self, connection, message):
        hello = b"\x16\x03\x01\x00\x05hello" if message.method == "CONNECT" else b""
        connection.send(self.head(message, message.fields + self.credentials(message)) + hello)


@wrong("ignores-connect-status", "C13", "C14", "C15", "E15")
class IgnoresConnectStatus(Client):
    """Takes every answer to CONNECT for an open tunnel, and goes on in the clear."""

    def is_open(self, reply):
        return True

    def next_answer(self, reply, sent, stale):
        return None

    def fetch_inside(self, request):
        reply, connection = self.ask(self.connect(request))
        message = self.inside(request)
        connection.send(self.head(message, message.fields))
        return connection.reply(message.method)


@wrong("leaves-body-unread", "E05", "E06", "E07", "E08")
class LeavesBodyUnread(Client):
    """Reads the head of a 407 and takes what follows it for the next answer."""

    class connection_kind(Connection):
        def is_clean(self):
            return True

    def exchange(self, message):
        connection = self.take_connection()
        self.send(connection, message)
        reply = connection.head()
        if reply.status != 407:
            connection.read_content(reply, message.method)
        return reply, connection


@wrong("reuses-closed-connection", "E01", "E03", "E04", "E14")
class ReusesClosedConnection(Client):
    """Goes on with a connection of which the proxy said that it closes it."""

    def may_reuse(self, reply):
        return True

    def exchange(self, message):
        connection = self.take_connection()
        self.send(connection, message)
        return self.receive(connection, message), connection


@wrong("comes-from-elsewhere", "M01", "M05")
class ComesFromElsewhere(Client):
    """Leaves the machine by another address than the one that is listed."""

    def open(self):
        self.options.source = "127.0.0.2"
        return super().open()


@wrong("plain-to-https-proxy", "B09")
class PlainToHttpsProxy(Client):
    """Overlooks the https:// of the proxy's URL."""

    def proxy_place(self):
        _, host, port = super().proxy_place()
        return "http", host, port


@wrong("goes-elsewhere", "K05")
class GoesElsewhere(Client):
    """Asks the right proxy for a target that was not wanted."""

    def fetch(self, request):
        request.url.path = "/status/503"
        return super().fetch(request)


@wrong("says-nothing", "E12", "E16")
class SaysNothing(Client):
    """Connects and closes again."""

    def fetch(self, request):
        self.open().close()
        raise Trouble("nothing-said")
