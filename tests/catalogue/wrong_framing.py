"""Mistakes with the form of replies: where they begin, where they end, and what opens a tunnel."""

from client import Client
from wire import Connection, Reply, Trouble
from wrong_clients import wrong
from wrong_repetition import TOO_OFTEN


@wrong("http11-only", "E04")
class Http11Only(Client):
    """Refuses replies of another version."""

    def receive(self, connection, message):
        reply = super().receive(connection, message)
        if not reply.head.startswith("HTTP/1.1"):
            raise Trouble("not-http")
        return reply


class Trusting(Connection):
    """Sees nothing that could keep it from another request."""

    def is_clean(self):
        return True


@wrong("drains-one-read", "E05", "E06")
class DrainsOneRead(Client):
    """Takes for the content of a 407 what has come with its head."""

    class connection_kind(Trusting):
        read_octets = 8  # on a busy machine all of the content is there already

        def read_content(self, reply, method):
            if reply.status == 407:
                self.unread = b""
                self.read_octets = Connection.read_octets
            else:
                super().read_content(reply, method)


@wrong("waits-for-a-page", "E05")
class WaitsForAPage(Client):
    """Wants some content to show with each error."""

    class connection_kind(Connection):
        def read_content(self, reply, method):
            super().read_content(reply, method)
            if reply.status == 407 and not reply.content:
                self.more()


@wrong("takes-length-before-chunks", "E06")
class TakesLengthBeforeChunks(Client):
    """Goes by Content-Length although the content is chunked."""

    class connection_kind(Trusting):
        def read_content(self, reply, method):
            if reply.status == 407 and reply.all("content-length"):
                reply.fields = [f for f in reply.fields if f[0] != "transfer-encoding"]
            super().read_content(reply, method)


@wrong("chunks-without-extras", "E06")
class ChunksWithoutExtras(Client):
    """Expects a size alone in its line, and nothing behind the last chunk."""

    class connection_kind(Connection):
        def chunks(self):
            content = b""
            while size := int(self.until(b"\r\n"), 16):
                content += self.exactly(size + 2)[:-2]
            self.exactly(2)
            return content


@wrong("no-length-no-content", "E07")
class NoLengthNoContent(Client):
    """Takes a reply without a length for one without content."""

    class connection_kind(Connection):
        def read_content(self, reply, method):
            if reply.all("content-length") or reply.all("transfer-encoding"):
                super().read_content(reply, method)

    def exchange(self, message):
        connection = self.take_connection()
        self.send(connection, message)
        return self.receive(connection, message), connection

    def give_back(self, connection, reply):
        self.idle = connection


@wrong("content-after-head", "E08")
class ContentAfterHead(Client):
    """Waits for content behind every answer, HEAD or not."""

    class connection_kind(Connection):
        def read_content(self, reply, method):
            super().read_content(reply, "GET" if method == "HEAD" else method)


@wrong("no-content-after-connect-for-head", "E08")
class NoContentAfterConnectForHead(Client):
    """Takes the answer to CONNECT for one to the request that is to follow."""

    def receive(self, connection, message):
        return connection.reply(self.options.method)

    def may_reuse(self, reply):
        return True

    def give_back(self, connection, reply):
        self.idle = connection


@wrong("unpacks-error-pages", "E05")
class UnpacksErrorPages(Client):
    """Falls over content that is not in the coding it claims."""

    def is_challenge(self, reply):
        if reply.status == 407 and reply.all("content-encoding"):
            raise Trouble("bad-coding")
        return super().is_challenge(reply)


@wrong("reads-reason", "E15")
class ReadsReason(Client):
    """Looks for words in the status line instead of the number."""

    def receive(self, connection, message):
        reply = super().receive(connection, message)
        line = reply.head.partition("\r\n")[0].lower()
        if "200" not in line or " ok" in line or "established" in line:
            reply.status = 200 if "200" in line else reply.status
            return reply
        raise Trouble("no-reason")


@wrong("interim-is-final", "E09")
class InterimIsFinal(Client):
    """Takes the first status for the answer."""

    class connection_kind(Connection):
        def reply(self, method):
            reply = self.head()
            self.read_content(reply, method)
            return reply


@wrong("one-read-is-a-head", "E05", "E13")
class OneReadIsAHead(Client):
    """Takes what it got first for the whole head."""

    class connection_kind(Connection):
        def head(self):
            if not self.unread:
                self.more()
            head, _, self.unread = self.unread.partition(b"\r\n\r\n")
            return Reply(head)


@wrong("takes-leftover-for-reply", "E05", "C14")
class TakesLeftoverForReply(Client):
    """Goes on with a connection on which there is something that nobody asked for."""

    connection_kind = Trusting


@wrong("last-status-line-counts", "C15")
class LastStatusLineCounts(Client):
    """Looks for a status in each line of a head."""

    class connection_kind(Connection):
        def head(self):
            reply = super().head()
            for line in reply.head.split("\r\n"):
                if line.startswith("HTTP/1."):
                    reply.status = int(line.split(" ")[1])
            return reply


@wrong("tls-after-any-answer", "C13", "E15")
class TlsAfterAnyAnswer(Client):
    """Takes every answer to CONNECT for an open tunnel."""

    def is_open(self, reply):
        return True

    def next_answer(self, reply, sent, stale):
        return None


@wrong("content-of-200-to-connect", "E09")
class ContentOf200ToConnect(Client):
    """Waits for content of the 200 to CONNECT as of any other."""

    class connection_kind(Connection):
        def read_content(self, reply, method):
            if method != "CONNECT" or reply.all("content-length") or reply.all("transfer-encoding"):
                super().read_content(reply, "GET" if method == "CONNECT" else method)


@wrong("only-200-opens", "E10")
class Only200Opens(Client):
    """Knows one success."""

    def is_open(self, reply):
        return reply.status == 200


@wrong("close-ends-tunnel", "E11")
class CloseEndsTunnel(Client):
    """Closes what the proxy calls closed, the tunnel too."""

    def is_open(self, reply):
        return super().is_open(reply) and reply.keeps


@wrong("dead-tunnel-is-final", "E03", "E14")
class DeadTunnelIsFinal(Client):
    """Reports a tunnel that was closed while nobody used it."""

    def lost_tunnel(self, tunnel):
        raise Trouble("tunnel-lost")


@wrong("insists-on-reason", "E10")
class InsistsOnReason(Client):
    """Expects a reason phrase in every status line."""

    def receive(self, connection, message):
        reply = super().receive(connection, message)
        if not reply.head.partition("\r\n")[0].split(" ", 2)[2]:
            raise Trouble("no-reason")
        return reply


@wrong("starts-over", "E12", "E14")
class StartsOver(Client):
    """Begins anew, without credentials, when a connection has turned out to be closed."""

    def exchange(self, message):
        connection = self.take_connection()
        self.send(connection, message)
        return self.receive(connection, message), connection

    def ask(self, message):
        for _ in range(TOO_OFTEN):
            try:
                return super().ask(message)
            except (OSError, Trouble) as trouble:
                lost = trouble
        raise lost
