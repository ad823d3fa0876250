#!/usr/bin/env python3
"""Clients that take their time, on purpose: each wait has an end, and nobody is locked out.

usage: slow.py PROGRAM [unittest arguments]
"""
import concurrent.futures
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
from support.client import BASIC, Client, Origin, connect, get, post  # noqa: E402
from support.proxy import Proxy  # noqa: E402

HEAD = get(BASIC)[:-2] + b"X-Slow: "
UPLOAD = post(b"x" * 1000, BASIC)[:-1000]
BIG = get(BASIC, b"/bytes/10485760")
CLIENT_HELLO = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"
BUSY = 2.0  # a machine that has more to do


def forwarding(port):
    return {"id": "forwarding", "title": "To a real host", "story": "For a test.",
            "family": "basic", "links": ["S-FWD-01"], "client": None, "users": [], "proxy": {},
            "origin": {"forward": [f"127.0.0.1:{port}"]}, "expect": [{"check": "authenticated"}]}


@contextlib.contextmanager
def many(proxy, count, octets):
    """So many connections that have sent those octets."""
    with contextlib.ExitStack() as opened:
        clients = []
        for _ in range(count):
            clients.append(opened.enter_context(socket.create_connection(("127.0.0.1", proxy.port), 10)))
            with contextlib.suppress(OSError):
                clients[-1].sendall(octets)
        yield clients


def drip(clients, seconds, octet=b"a", pause=0.2):
    """An octet on each of them now and then. Those that the proxy has closed come again."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for client in clients:
            with contextlib.suppress(OSError):
                client.send(octet)
        time.sleep(pause)


def attack_silent_connections(proxy, count=200, seconds=1.0):
    with many(proxy, count, b""):
        time.sleep(seconds)


def attack_slow_heads(proxy, count=200, seconds=1.0):
    with many(proxy, count, HEAD) as clients:
        drip(clients, seconds)


def attack_slow_content(proxy, count=200, seconds=1.0):
    with many(proxy, count, UPLOAD) as clients:
        drip(clients, seconds)


def attack_unread_answers(proxy, count=5, seconds=1.0):
    with many(proxy, min(count, 5), BIG):
        time.sleep(seconds)


def attack_delays(proxy, count=50, seconds=1.0):
    with many(proxy, count, get(BASIC, b"/delay/10")):
        time.sleep(seconds)


def attack_handshakes_half_way(proxy, count=100, seconds=1.0):
    with many(proxy, count, connect(BASIC) + CLIENT_HELLO) as clients:
        drip(clients, seconds)


def attack_silent_tunnels(proxy, count=100, seconds=1.0):
    with many(proxy, count, connect(BASIC)):
        time.sleep(seconds)


def attack_half_closed(proxy, count=100, seconds=1.0):
    with many(proxy, count, connect(BASIC)) as clients:
        for client in clients:
            with contextlib.suppress(OSError):
                client.shutdown(socket.SHUT_WR)
        time.sleep(seconds)


ATTACKS = [attack for name, attack in sorted(globals().items()) if name.startswith("attack_")]


def is_served(proxy):
    """How long a new client waits for its answer."""
    began = time.monotonic()
    with Client(proxy) as client:
        client.send(get(BASIC))
        assert client.response()[0] == 200
    return time.monotonic() - began


def all_at_once(check, cases):
    """Each case against a proxy of its own, side by side: they wait most of the time."""
    with concurrent.futures.ThreadPoolExecutor(len(cases)) as threads:
        for done in [threads.submit(check, *case) for case in cases]:
            done.result()


def ends_within(client, seconds, octet=b""):
    """Does the proxy end this connection, although it gets an octet now and then?"""
    end = time.monotonic() + seconds
    client.socket.settimeout(0.2)
    while time.monotonic() < end:
        try:
            if octet:
                client.send(octet)
            if not client.socket.recv(65536):
                return True
        except TimeoutError:
            continue
        except OSError:
            return True
    return False


class Deadlines(unittest.TestCase):
    LIMITS = [word for name in ("head", "content", "handshake", "reply")
              for word in (f"--{name}-timeout", "1")]

    def check(self, scenario, octets, octet, complaint, *options):
        with Proxy(scenario, *self.LIMITS, *options) as proxy, Client(proxy) as client:
            client.send(octets)
            self.assertTrue(ends_within(client, 1 + BUSY, octet))
            if complaint:
                self.wait_for(lambda: proxy.exchanges()
                              and proxy.exchanges()[-1]["complaint"] == complaint)

    def wait_for(self, condition):
        end = time.monotonic() + 10
        while not condition():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.02)

    def test_an_octet_now_and_then_does_not_renew_a_head(self):
        all_at_once(self.check, [("basic", HEAD, b"a", "head-timed-out"),
                                 ("basic", b"G", b"E", "head-timed-out"),
                                 ("basic", b"", b"\r\n", "")])

    def test_nor_a_requests_content(self):
        chunked = post(b"", BASIC + b"Transfer-Encoding: chunked\r\n").replace(b"Content-Length: 0\r\n", b"")
        all_at_once(self.check, [("basic", UPLOAD, b"a", "content-timed-out"),
                                 ("basic", chunked, b"1\r\na\r\n", "content-timed-out")])

    def test_nor_a_handshake(self):
        self.check("tls-proxy", CLIENT_HELLO, b"a", "handshake-timed-out")
        with Proxy("basic", *self.LIMITS) as proxy, Client(proxy) as client:
            client.send(connect(BASIC))
            self.assertEqual(client.response()[0], 200)
            client.send(CLIENT_HELLO)
            self.assertTrue(ends_within(client, 1 + BUSY, b"a"))

    def test_nor_the_header_of_a_load_balancer(self):
        self.check("basic", b"PROXY TCP4 1", b"1", "", "--proxy-protocol", "127.0.0.1")

    def test_who_says_nothing_is_ended(self):
        all_at_once(self.check, [("basic", octets, b"", "", "--idle-timeout", "1")
                                 for octets in (b"", connect(BASIC), get(BASIC))])

    def test_who_does_not_read_is_ended(self):
        with Proxy("basic", *self.LIMITS) as proxy, Client(proxy) as client:
            client.send(BIG)
            time.sleep(1.5)
            with contextlib.suppress(OSError):
                self.assertLess(len(client.rest()), 10485760)

    def test_a_fast_upload_of_the_greatest_size_passes(self):
        with Proxy("basic", *self.LIMITS) as proxy, Client(proxy) as client:
            client.send(get(BASIC).replace(b"GET", b"PUT").replace(b"/ip", b"/status/200")
                        .replace(b"\r\n\r\n", b"\r\nContent-Length: 67108864\r\n\r\n"))
            for _ in range(1024):
                client.send(b"x" * 65536)
            self.assertIn(client.response()[0], (200, 405))


class Places(unittest.TestCase):
    def check(self, attack):
        with Proxy("basic", "--max-connections", "40") as proxy:
            attacker = threading.Thread(target=attack, args=(proxy,), kwargs={"count": 60, "seconds": 2.5})
            attacker.start()
            try:
                time.sleep(1.3)
                waits = sorted(is_served(proxy) for _ in range(20))
            finally:
                attacker.join()
            self.assertLess(waits[-1], BUSY, attack.__name__)

    def test_honest_clients_get_in_while_slow_ones_hold_all_places(self):
        all_at_once(self.check, [(attack,) for attack in (
            attack_silent_connections, attack_slow_heads, attack_handshakes_half_way,
            attack_silent_tunnels, attack_delays)])

    def test_the_one_that_waits_longest_makes_room(self):
        with Proxy("open", "--max-connections", "2") as proxy, Client(proxy) as first, \
                Client(proxy) as second:
            for client in (first, second):
                client.send(get())
                self.assertEqual(client.response()[0], 200)
            time.sleep(0.1)
            is_served(proxy)
            self.assertEqual(first.rest(), b"")
            second.send(get())
            self.assertEqual(second.response()[0], 200)


class Tunnels(unittest.TestCase):
    """To a real host; `--idle-timeout` is 1."""

    @contextlib.contextmanager
    def tunnel(self, serve):
        with Origin(serve) as origin, \
                Proxy(forwarding(origin.port), "--idle-timeout", "1") as proxy, \
                Client(proxy) as client:
            client.send(connect(target=f"127.0.0.1:{origin.port}".encode()))
            self.assertEqual(client.response()[0], 200)
            yield client

    def ended_at_target(self, take, use):
        """Runs `take` with the target's connection and `use` with the client's."""
        ended = threading.Event()

        def serve(connection):
            try:
                take(connection)
                while connection.recv(65536):
                    pass
            except OSError:
                pass
            ended.set()
        with self.tunnel(serve) as client:
            use(client)
            self.assertTrue(ended.wait(1 + BUSY), "the target's side was closed")

    def test_silent(self):
        self.ended_at_target(lambda target: None, lambda client: self.assertTrue(ends_within(client, 1 + BUSY)))

    def test_half_open(self):
        gone = threading.Event()

        def half(client):
            client.socket.shutdown(socket.SHUT_WR)
            self.assertTrue(ends_within(client, 1 + BUSY))
            gone.set()

        def stay(target):
            while target.recv(65536):
                pass
            gone.wait(10)
            while True:  # what comes now is answered with RST
                target.send(b"x")
                time.sleep(0.02)
        self.ended_at_target(stay, half)

    def test_client_that_resets(self):
        def reset(client):
            client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            client.socket.close()
        self.ended_at_target(lambda target: None, reset)

    def test_target_that_does_not_read(self):
        def upload(client):
            client.socket.settimeout(1 + BUSY)
            with self.assertRaises((ConnectionResetError, BrokenPipeError)):
                while True:
                    client.send(b"x" * 65536)
        self.ended_at_target(lambda target: time.sleep(2.5), upload)

    def test_client_that_does_not_read_but_sends(self):
        def pour(target):
            with contextlib.suppress(OSError):
                while True:
                    target.sendall(b"x" * 65536)

        def send(client):
            with contextlib.suppress(ConnectionResetError, BrokenPipeError):
                for _ in range(20):
                    client.send(b"a")
                    time.sleep(0.2)
        self.ended_at_target(pour, send)


if __name__ == "__main__":
    Proxy.program = os.path.abspath(sys.argv.pop(1))
    unittest.main(argv=sys.argv, verbosity=1)
