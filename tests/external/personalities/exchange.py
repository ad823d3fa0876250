"""One exchange with a proxy, octet by octet, and what becomes of the connection."""
import contextlib
import re
import socket

from cases import RIGHT, Case

HOST = "127.0.0.1"
QUIET = 0.4  # seconds without a word after which a proxy has closed, or will not


def right_request(origin_port):
    return request(Case("GET", RIGHT), origin_port)


def request(case, origin_port):
    place = f"{HOST}:{origin_port}"
    target = place if case.method == "CONNECT" else f"http://{place}/"
    lines = [f"{case.method} {target} HTTP/{case.version}",
             f"Host: {place}", "User-Agent: capture", "Accept: */*"]
    if case.closes:
        lines.append("Connection: close")
    if case.authorization is not None:
        lines.append(f"Proxy-Authorization: {case.authorization}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


class Reply:
    """Head and content of an answer as they came; framing is how its end was known.

    extra holds what came after the end, unasked: the content of an answer to HEAD, say.
    """

    def __init__(self, connection, to_method):
        self.connection = connection
        self.received = b""
        self.ended = False
        self.head = self.until(b"\r\n\r\n")
        self.body, self.framing, self.extra = b"", "none", b""
        if self.head and not self.has_no_content(to_method):
            self.read_content()

    def has_no_content(self, method):
        status = re.match(rb"HTTP/1\.\d (\d+)", self.head)
        return method == "HEAD" or status is None or (
            method == "CONNECT" and status.group(1).startswith(b"2"))

    def more(self):
        piece = b""
        with contextlib.suppress(ConnectionResetError):
            piece = self.connection.recv(65536)
        self.ended = not piece
        self.received += piece
        return bool(piece)

    def until(self, end):
        while end not in self.received:
            if not self.more():
                return self.take(len(self.received))
        return self.take(self.received.index(end) + len(end))

    def take(self, size):
        taken, self.received = self.received[:size], self.received[size:]
        return taken

    def read_content(self):
        length = re.search(rb"(?i)\r\nContent-Length: *(\d+)", self.head)
        if re.search(rb"(?i)\r\nTransfer-Encoding: *chunked", self.head):
            self.framing = "chunked"
            while True:
                line = self.until(b"\r\n")
                self.body += line
                size = int(line.strip() or b"0", 16)
                while size and len(self.received) < size + 2 and self.more():
                    pass
                self.body += self.take(size + 2)
                if size == 0 or self.ended:
                    return
        elif length:
            self.framing = "content-length"
            while len(self.received) < int(length.group(1)) and self.more():
                pass
            self.body = self.take(int(length.group(1)))
        else:
            self.framing = "close"
            while self.more():
                pass
            self.body = self.take(len(self.received))


def fate(connection, reply, origin_port, is_tunnel):
    """closed, kept (a right request on it is answered), tunnel, or open (and dead)"""
    connection.settimeout(QUIET)
    with contextlib.suppress(TimeoutError):
        while not reply.ended and reply.more():
            pass
    reply.extra = reply.take(len(reply.received))
    if reply.ended:
        return "closed"
    try:
        connection.settimeout(5)
        if is_tunnel:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: inside\r\n\r\n")
        else:
            connection.sendall(right_request(origin_port))
        while b"\r\n\r\n" not in reply.received and reply.more():
            pass
    except (BrokenPipeError, ConnectionResetError):
        return "closed"
    except TimeoutError:
        return "open"
    if not reply.received:
        return "closed"
    return "tunnel" if is_tunnel else "kept"


def exchange(port, octets, origin_port):
    """(Reply, fate)"""
    method = octets.split(b" ", 1)[0].decode()
    with socket.create_connection((HOST, port), 10) as connection:
        connection.settimeout(10)
        connection.sendall(octets)
        reply = Reply(connection, method)
        is_tunnel = method == "CONNECT" and re.match(rb"HTTP/1\.\d 2", reply.head) is not None
        return reply, fate(connection, reply, origin_port, is_tunnel)
