"""A client of raw octets, and a real target behind the proxy."""
import base64
import contextlib
import socket
import ssl
import threading

BASIC = b"Proxy-Authorization: Basic " + base64.b64encode(b"user:pass") + b"\r\n"


def get(fields=b"", path=b"/ip", version=b"1.1"):
    return (b"GET http://origin.test" + path + b" HTTP/" + version +
            b"\r\nHost: origin.test\r\n" + fields + b"\r\n")


def post(content, fields=b""):
    return (b"POST http://origin.test/post HTTP/1.1\r\nHost: origin.test\r\nContent-Length: " +
            str(len(content)).encode() + b"\r\n" + fields + b"\r\n" + content)


def connect(fields=b"", target=b"origin.test:443"):
    return b"CONNECT " + target + b" HTTP/1.1\r\nHost: " + target + b"\r\n" + fields + b"\r\n"


class Client:
    def __init__(self, proxy, source="127.0.0.1", wrap=None):
        self.socket = socket.create_connection(("127.0.0.1", proxy.port), 10, (source, 0))
        self.socket.settimeout(10)
        if wrap is not None:
            self.socket = wrap(self.socket)
        self.unread = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, octets):
        self.socket.sendall(octets)

    def read_until(self, end):
        while end not in self.unread:
            piece = self.socket.recv(65536)
            if not piece:
                raise EOFError(self.unread)
            self.unread += piece
        at = self.unread.index(end) + len(end)
        taken, self.unread = self.unread[:at], self.unread[at:]
        return taken

    def read(self, size):
        while len(self.unread) < size:
            piece = self.socket.recv(65536)
            if not piece:
                raise EOFError(self.unread)
            self.unread += piece
        taken, self.unread = self.unread[:size], self.unread[size:]
        return taken

    def response(self, to_head=False):
        """status, lower-case fields, content"""
        head = self.read_until(b"\r\n\r\n").decode("latin-1")
        lines = head.split("\r\n")
        fields = {}
        for line in lines[1:-2]:
            name, value = line.split(":", 1)
            fields[name.lower()] = value.strip()
        status = int(lines[0].split()[1])
        content = b""
        if fields.get("transfer-encoding") == "chunked":
            while size := int(self.read_until(b"\r\n"), 16):
                content += self.read(size + 2)[:-2]
            self.read(2)
        elif "content-length" in fields and not to_head:
            content = self.read(int(fields["content-length"]))
        return status, fields, content

    def rest(self):
        """Everything until the proxy closes."""
        with contextlib.suppress(ConnectionResetError):
            while piece := self.socket.recv(65536):
                self.unread += piece
        return self.unread


class Tls:
    """TLS over a Client's connection, apart from the socket. Whether a close_notify came is then
    seen the same with every Python: how its sockets report an end without one has changed."""

    def __init__(self, client, context, host):
        self.client = client
        self.incoming, self.outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.tls = context.wrap_bio(self.incoming, self.outgoing, server_hostname=host)
        while self._wants_more(self.tls.do_handshake):
            self._feed()

    def _wants_more(self, act):
        try:
            act()
            return False
        except ssl.SSLWantReadError:
            return True
        finally:
            self.client.send(self.outgoing.read())

    def _feed(self):
        piece = self.client.socket.recv(65536)
        if not piece:
            raise EOFError("the connection ended in the middle of a TLS handshake")
        self.incoming.write(piece)

    def send(self, octets):
        self.tls.write(octets)
        self.client.send(self.outgoing.read())

    def rest(self):
        """Everything until the proxy closes, and whether a close_notify came before that."""
        self.incoming.write(self.client.rest())
        received = b""
        while True:
            try:
                piece = self.tls.read(65536)
            except ssl.SSLWantReadError:  # all is read, and TLS goes on
                return received, False
            except ssl.SSLZeroReturnError:
                return received, True
            if not piece:
                return received, True
            received += piece


class Listener:
    """Hands each connection to a function, each in a thread; a connection ends after `seconds` of
    silence."""

    def __init__(self, serve, seconds=10):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.serve = serve
        self.seconds = seconds
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.listener.accept()
                threading.Thread(target=self.serve_one, args=(connection,), daemon=True).start()

    def serve_one(self, connection):
        connection.settimeout(self.seconds)
        with connection, contextlib.suppress(OSError):
            self.serve(connection)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join(10)


class Origin(Listener):
    """A real target."""
