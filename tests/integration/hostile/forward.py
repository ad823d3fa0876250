#!/usr/bin/env python3
"""Hostile targets and clients of a proxy that forwards to a real host.

Each attack is a function attack_NAME(proxy) and can run beside others against one proxy. It needs
the target of `hostile_target()`, to which the proxy forwards, as `proxy.target_port`.

usage: forward.py PROGRAM [unittest arguments]
"""
import contextlib
import os
import pathlib
import socket
import struct
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.client import Client, Origin  # noqa: E402
from support.proxy import Proxy  # noqa: E402

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
INTERIM = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
AT_MOST = 8  # seconds that one connection of the target lives


class Target:
    """Behaves as the first path segment of the request says; counts who is there."""

    def __init__(self):
        self.lock = threading.Lock()
        self.open = 0

    def __call__(self, connection):
        with self.lock:
            self.open += 1
        try:
            connection.settimeout(AT_MOST)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            request = connection.recv(4096)
            name = request.split(b" ")[1].split(b"/")[1].decode() if request.count(b" ") > 1 else ""
            getattr(self, "do_" + name, self.do_ok)(connection)
        finally:
            with self.lock:
                self.open -= 1

    def do_ok(self, connection):
        connection.sendall(OK)

    def do_silent(self, connection):
        while connection.recv(4096):
            pass

    def do_unread(self, connection):
        established = 1
        end = time.monotonic() + AT_MOST
        while time.monotonic() < end:
            time.sleep(0.1)
            if connection.getsockopt(socket.SOL_TCP, socket.TCP_INFO, 1)[0] != established:
                return

    def do_interims(self, connection):
        for _ in range(5000):
            connection.sendall(INTERIM * 20)

    def do_slow_interims(self, connection):
        for _ in range(AT_MOST * 50):
            connection.sendall(INTERIM)
            time.sleep(0.02)

    def do_large_interims(self, connection):
        for _ in range(50):
            connection.sendall(b"HTTP/1.1 103 E\r\nLink: " + b"x" * 60_000 + b"\r\n\r\n")

    def do_endless_head(self, connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        for _ in range(5000):
            connection.sendall(b"X: " + b"x" * 1000 + b"\r\n")

    def do_endless_content(self, connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(5000):
            connection.sendall(b"x" * 65536)

    def do_endless_chunks(self, connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(200):
            connection.sendall(b"1\r\nx\r\n" * 1000)
        connection.sendall(b"1;" + b"x" * 100_000 + b"\r\nx\r\n")

    def do_trailers(self, connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n")
        for _ in range(5000):
            connection.sendall(b"Proxy-Status: proxy407; error=dns_error\r\n")

    def do_garbage(self, connection):
        connection.sendall(os.urandom(65536))

    def do_rude(self, connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@contextlib.contextmanager
def hostile_target():
    """The target; `port` is its port, `open` counts the connections that it holds."""
    target = Target()
    with Origin(target) as origin:
        target.port = origin.port
        yield target


def arguments(target):
    """What the proxy needs to forward there, with deadlines that a test can wait for."""
    return ("--origin-forward", f"127.0.0.1:{target.port}", "--origin-timeout", "1",
            "--origin-total-timeout", "4", "--max-content", "8000000")


def ask(proxy, behaviour, fields=b"", content=b"", method=b"GET"):
    client = Client(proxy)
    place = f"127.0.0.1:{proxy.target_port}".encode()
    with contextlib.suppress(ConnectionError):
        client.send(method + b" http://" + place + b"/" + behaviour + b" HTTP/1.1\r\nHost: x\r\n" +
                    fields + b"\r\n" + content)
    return client


def statuses(clients):
    """The status of each final answer; 0 for none."""
    found = []
    for client in clients:
        status = 0
        with client, contextlib.suppress(EOFError, ConnectionError, TimeoutError):
            while status < 200:
                status = client.response()[0]
        found.append(status)
    return found


def expect(found, *allowed):
    if not set(found) <= set(allowed):
        raise AssertionError(f"{found}: expected {allowed}")


def attack_silent_target(proxy):
    expect(statuses([ask(proxy, b"silent") for _ in range(20)]), 504)


def attack_target_that_does_not_read(proxy):
    content = b"x" * 7_000_000
    fields = b"Content-Length: %d\r\n" % len(content)
    expect(statuses([ask(proxy, b"unread", fields, content, b"POST") for _ in range(3)]), 504)


def attack_interim_floods(proxy):
    for behaviour in (b"interims", b"large_interims"):
        expect(statuses([ask(proxy, behaviour) for _ in range(5)]), 502)
    expect(statuses([ask(proxy, b"slow_interims")]), 502, 504)


def attack_interim_flood_to_a_client_that_left(proxy):
    for behaviour in (b"interims", b"slow_interims", b"silent", b"unread"):
        for rude in (False, True):
            with ask(proxy, behaviour) as client:
                if rude:
                    client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                                             struct.pack("ii", 1, 0))


def attack_interim_flood_to_a_client_that_does_not_read(proxy):
    clients = [ask(proxy, b"interims") for _ in range(10)]
    time.sleep(1)
    for client in clients:
        client.socket.close()


def attack_endless_answers(proxy):
    clients = [ask(proxy, behaviour) for behaviour in
               (b"endless_head", b"endless_content", b"endless_chunks", b"trailers", b"garbage",
                b"rude")]
    expect(statuses(clients), 502)


def attack_half_open_tunnels(proxy):
    place = f"127.0.0.1:{proxy.target_port}".encode()
    for _ in range(20):
        with Client(proxy) as client:
            client.send(b"CONNECT " + place + b" HTTP/1.1\r\nHost: x\r\n\r\n")
            client.response()
            client.send(b"GET /silent HTTP/1.1\r\n\r\n")
            client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def attack_smuggling_heads(proxy):
    """Either refused, or sent on with one length."""
    for fields in (b"Content-Length: 3\r\nContent_Length: 90\r\n", b"content-length: 3, 3\r\n",
                   b"Content-Length: 3\r\nTransfer_Encoding: chunked\r\n",
                   b"Content-Length: 3\r\nContent-Length: 4\r\n", b"Content-Length: 3;4\r\n",
                   b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
                   b"Content-Length: 3\r\nConnection: Content-Length\r\n",
                   b"Transfer-Encoding: xchunked\r\n", b"Transfer-Encoding: chunked, identity\r\n",
                   b"Transfer-Encoding:\x0bchunked\r\n", b"Transfer-Encoding : chunked\r\n"):
        expect(statuses([ask(proxy, b"ok", fields, b"abc", b"POST")]), 200, 400, 501)


ATTACKS = [value for name, value in sorted(globals().items()) if name.startswith("attack_")]


class Attacks(unittest.TestCase):
    def test_each_attack_ends_and_frees_the_target(self):
        with hostile_target() as target, Proxy("open", *arguments(target)) as proxy:
            proxy.target_port = target.port
            for attack in ATTACKS:
                with self.subTest(attack.__name__):
                    attack(proxy)
                    with ask(proxy, b"ok") as client:
                        self.assertEqual(client.response()[0], 200)
            end = time.monotonic() + 6
            while target.open and time.monotonic() < end:
                time.sleep(0.05)
            self.assertEqual(target.open, 0)

    def test_sigterm_in_the_middle_of_them(self):
        with hostile_target() as target, Proxy("open", *arguments(target)) as proxy:
            proxy.target_port = target.port
            clients = [ask(proxy, behaviour) for behaviour in
                       (b"silent", b"unread", b"interims", b"slow_interims", b"endless_content")]
            time.sleep(0.3)
            began = time.monotonic()
            proxy.process.terminate()
            self.assertEqual(proxy.process.wait(10), 0)
            self.assertLess(time.monotonic() - began, 3)
            for client in clients:
                client.socket.close()


if __name__ == "__main__":
    Proxy.program = os.path.abspath(sys.argv.pop(1))
    unittest.main(argv=sys.argv, verbosity=1)
