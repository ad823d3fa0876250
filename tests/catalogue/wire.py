"""Octets to and from a proxy or a target: plain or TLS, one in the other, and replies by their
framing (RFC 9112 section 6)."""

import select
import socket

LARGEST_READ = 65536


class Trouble(Exception):
    """What a client reports in place of a status; the text is one word."""


class Plain:
    def __init__(self, host, port, source, timeout):
        try:
            self.socket = socket.create_connection((host, port), timeout, (source, 0))
        except OSError as error:
            raise Trouble("proxy-unreachable") from error

    def send(self, octets):
        self.socket.sendall(octets)

    def receive(self, most):
        return self.socket.recv(most)

    def has_arrived(self):
        return bool(select.select([self.socket], [], [], 0)[0])

    def close(self):
        self.socket.close()


class Tls:
    """TLS over any stream, TLS included, which Python's SSLSocket can't do."""

    def __init__(self, stream, host, ca_file):
        import ssl  # costs as much as all the rest

        self.want_read = ssl.SSLWantReadError
        self.ends = (ssl.SSLEOFError, ssl.SSLZeroReturnError)
        self.stream = stream
        self.incoming, self.outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.tls = ssl.create_default_context(cafile=ca_file).wrap_bio(
            self.incoming, self.outgoing, server_hostname=host.strip("[]"))
        try:
            self._drive(self.tls.do_handshake)
        except ssl.SSLError as error:
            raise Trouble("tls-failed") from error

    def _drive(self, act, *arguments):
        while True:
            try:
                return act(*arguments)
            except self.want_read:
                self.stream.send(self.outgoing.read())
                octets = self.stream.receive(LARGEST_READ)
                self.incoming.write(octets) if octets else self.incoming.write_eof()
            finally:
                if self.outgoing.pending:
                    self.stream.send(self.outgoing.read())

    def send(self, octets):
        while octets:
            octets = octets[self._drive(self.tls.write, octets) :]

    def receive(self, most):
        try:
            return self._drive(self.tls.read, most)
        except self.ends:
            return b""

    def has_arrived(self):
        return self.incoming.pending > 0  # What is on its way is not seen.

    def close(self):
        self.stream.close()


class Reply:
    def __init__(self, head):
        self.head = head.decode("latin-1")
        lines = self.head.replace("\r\n ", " ").replace("\r\n\t", " ").split("\r\n")
        version, _, rest = lines[0].partition(" ")
        if not version.startswith("HTTP/1.") or not rest[:3].isdigit():
            raise Trouble("not-http")
        self.status = int(rest[:3])
        self.fields = [(name.lower(), value.strip(" \t")) for name, _, value in
                       (line.partition(":") for line in lines[1:] if ":" in line)]
        self.content = b""
        self.is_of_proxy = False  # it refuses a tunnel
        self.keeps = version != "HTTP/1.0" or "keep-alive" in self.tokens("connection")
        self.keeps &= "close" not in self.tokens("connection")

    def all(self, name):
        return [value for field, value in self.fields if field == name]

    def tokens(self, name):
        return [word.strip().lower() for value in self.all(name) for word in value.split(",")]


class Connection:
    """Requests one after the other on a stream."""

    read_octets = LARGEST_READ

    def __init__(self, stream):
        self.stream = stream
        self.unread = b""
        self.replies = 0
        self.unfinished = False  # the content of a request was not sent to its end
        self.send = stream.send
        self.close = stream.close

    def is_clean(self):
        """Can another request follow?"""
        return not self.unread and not self.unfinished

    def has_arrived(self):
        return bool(self.unread) or self.stream.has_arrived()

    def is_continued(self):
        """Waits for a 100; False when another reply has come instead."""
        while b"\r\n\r\n" not in self.unread:
            if not self.more():
                return False
        is_interim = Reply(self.unread.partition(b"\r\n\r\n")[0]).status == 100
        if is_interim:
            self.until(b"\r\n\r\n")
        return is_interim

    def more(self):
        try:
            octets = self.stream.receive(self.read_octets)
        except TimeoutError as error:
            raise Trouble("proxy-silent") from error
        except OSError:
            octets = b""
        self.unread += octets
        return bool(octets)

    def until(self, end):
        while end not in self.unread:
            if not self.more():
                raise Trouble("proxy-closed")
        at = self.unread.index(end) + len(end)
        taken, self.unread = self.unread[:at], self.unread[at:]
        return taken

    def exactly(self, size):
        while len(self.unread) < size:
            if not self.more():
                raise Trouble("cut-off")
        taken, self.unread = self.unread[:size], self.unread[size:]
        return taken

    def head(self):
        """Lines may end in LF alone (RFC 9112 section 2.2)."""
        while b"\r\n\r\n" not in self.unread and b"\n\n" not in self.unread:
            if not self.more():
                raise Trouble("proxy-closed")
        if b"\n\n" in self.unread.partition(b"\r\n\r\n")[0]:
            return Reply(self.until(b"\n\n")[:-2].replace(b"\n", b"\r\n"))
        return Reply(self.until(b"\r\n\r\n")[:-4])

    def reply(self, method):
        """The final reply with its content; interim ones are passed over, and 101 is none."""
        reply = self.head()
        while reply.status < 200 and reply.status != 101:
            reply = self.head()
        self.read_content(reply, method)
        self.replies += 1
        return reply

    def read_content(self, reply, method):
        opened = method == "CONNECT" and reply.status < 300
        if opened or method == "HEAD" or reply.status in (101, 204, 304):
            return
        lengths = reply.all("content-length")
        if "chunked" in reply.tokens("transfer-encoding"):
            reply.content = self.chunks()
        elif lengths:
            reply.content = self.exactly(int(lengths[0].split(",")[0]))
        else:
            while self.more():
                pass
            reply.content, self.unread = self.unread, b""
            reply.keeps = False

    def chunks(self):
        content = b""
        while size := int(self.until(b"\r\n").split(b";")[0], 16):
            content += self.exactly(size)
            self.exactly(2)
        while self.until(b"\r\n") != b"\r\n":
            pass
        return content
