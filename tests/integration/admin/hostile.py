#!/usr/bin/env python3
"""Clients of the control API that mean ill: none ends the program, holds it up or makes it grow.

usage: hostile.py PROGRAM [unittest arguments]
"""
import contextlib
import os
import pathlib
import random
import socket
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.admin import Administered  # noqa: E402
from support.client import BASIC, Client, get  # noqa: E402
from support.proxy import Proxy  # noqa: E402

HEAD = "Host: 127.0.0.1:%d\r\n"


def line(method, path, port, fields="", body=b""):
    return (f"{method} /__admin{path} HTTP/1.1\r\n" + HEAD % port + fields + "\r\n").encode() + body


@contextlib.contextmanager
def many(port, count, octets):
    with contextlib.ExitStack() as opened:
        clients = []
        for _ in range(count):
            one = opened.enter_context(socket.create_connection(("127.0.0.1", port), 10))
            with contextlib.suppress(OSError):
                one.sendall(octets)
            clients.append(one)
        yield clients


def raw(port, octets, seconds=10):
    """All that comes until the end, or until nothing more comes for a while."""
    with socket.create_connection(("127.0.0.1", port), 10) as client:
        client.settimeout(seconds)
        with contextlib.suppress(OSError):
            client.sendall(octets)
            client.shutdown(socket.SHUT_WR)
        answer = b""
        with contextlib.suppress(OSError):
            while piece := client.recv(65536):
                answer += piece
        return answer


class Hostile(unittest.TestCase):
    def served(self, proxy, seconds=5.0):
        """The proxy and the API answer at once."""
        began = time.monotonic()
        with Client(proxy) as client:
            client.send(get())
            self.assertEqual(client.response()[0], 200)
        self.assertEqual(proxy.ask("GET", "/health")["status"], "healthy")
        self.assertLess(time.monotonic() - began, seconds)

    def test_many_silent_connections_lock_nobody_out(self):
        with Administered("open") as proxy:
            for octets in (b"", b"GET /__admin/hea", line("GET", "/events", proxy.admin_port),
                           line("POST", "/exchanges/wait", proxy.admin_port, "Content-Length: 2\r\n",
                                b"{"),
                           line("POST", "/exchanges/wait", proxy.admin_port, "Content-Length: 33\r\n",
                                b'{"count":9,"timeout_ms":   60000}')):
                with many(proxy.admin_port, 200, octets):
                    time.sleep(0.3)
                    self.served(proxy)
            self.served(proxy)

    def test_flood_of_the_proxy_leaves_the_api_alone(self):
        with Administered("open", "--max-connections", "20") as proxy:
            with many(proxy.port, 300, b"GET http://a.test/ HTTP/1.1\r\nX: "):
                self.assertEqual(proxy.ask("GET", "/health")["status"], "healthy")

    def test_heads_beyond_the_limit(self):
        with Administered("open") as proxy:
            port = proxy.admin_port
            for octets in (line("GET", "/health", port, "X: " + "a" * 70000 + "\r\n"),
                           line("GET", "/" + "a" * 70000, port),
                           line("GET", "/health", port, "X: y\r\n" * 1000)):
                self.assertIn(raw(port, octets)[9:12], (b"431", b"414"))
            self.served(proxy)

    def test_bodies_beyond_the_limit_cost_nothing(self):
        with Administered("open") as proxy:
            port = proxy.admin_port
            self.served(proxy)
            before = proxy.peak_memory()
            big = line("POST", "/verify", port, "Content-Length: 100000000\r\n", b" " * 3_000_000)
            chunks = line("POST", "/verify", port, "Transfer-Encoding: chunked\r\n",
                          b"10000\r\n" + b" " * 0x10000 + b"\r\n") + (
                b"10000\r\n" + b" " * 0x10000 + b"\r\n") * 40
            for octets in (big, chunks):
                self.assertEqual(raw(port, octets)[9:12], b"413")
            self.assertLess(proxy.peak_memory() - before, 20)
            self.served(proxy)

    def test_deep_and_wide_json(self):
        with Administered("open") as proxy:
            port = proxy.admin_port
            for body in (b"[" * 500_000, b'{"a":' * 100_000, b'{"x":[' + b"1," * 300_000 + b"1]}",
                         b'"' + b"\\u0000" * 100_000 + b'"', b"1e" + b"9" * 1000,
                         b'{"match":' + b'{"a":' * 1000, b"\xff" * 1000, b"\x00" * 1000):
                for path in ("/verify", "/exchanges/count", "/scenarios/validate", "/proxies"):
                    answer = raw(port, line("POST", path, port,
                                            f"Content-Length: {len(body)}\r\n", body))
                    self.assertIn(answer[9:12], (b"400", b"422", b"200"), (path, body[:20], answer[:200]))
            self.served(proxy)

    def test_contradictory_framing(self):
        with Administered("open") as proxy:
            port = proxy.admin_port
            for fields in ("Content-Length: 5\r\nContent-Length: 6\r\n",
                           "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                           "Content-Length: -1\r\n", "Transfer-Encoding: gzip\r\n",
                           "Content-Length: 99999999999999999999\r\n", "Host: 127.0.0.1\r\n",
                           " folded: 1\r\n", "no colon\r\n", "X : y\r\n"):
                answer = raw(port, line("POST", "/reset", port, fields, b"{}   "))
                self.assertIn(answer[9:10], (b"4", b"5"), (fields, answer[:100]))
                self.assertIn(b"application/problem+json", answer)
            self.served(proxy)

    def test_random_octets(self):
        seed = random.Random(407)
        with Administered("open") as proxy:
            port = proxy.admin_port
            good = line("POST", "/exchanges/count", port, "Content-Length: 2\r\n", b"{}")
            for _ in range(300):
                octets = bytearray(good)
                for _ in range(seed.randint(1, 6)):
                    octets[seed.randrange(len(octets))] = seed.randrange(256)
                raw(port, bytes(octets), 0.5)
            for _ in range(50):
                raw(port, seed.randbytes(seed.randint(1, 3000)), 0.5)
            self.served(proxy)

    def test_reader_that_does_not_read(self):
        with Administered("open") as proxy:
            wide = get(b"X: " + b"a" * 30000 + b"\r\n")
            for _ in range(300):
                with Client(proxy) as client:
                    client.send(wide)
                    client.response()
            self.served(proxy)
            before = proxy.peak_memory()
            asked = line("GET", "/exchanges", proxy.admin_port) * 3
            with many(proxy.admin_port, 40, asked):
                time.sleep(0.5)
                self.served(proxy)
            with many(proxy.admin_port, 10, line("GET", "/events", proxy.admin_port)):
                for _ in range(100):
                    with Client(proxy) as client:
                        client.send(wide)
                        client.response()
                self.served(proxy)
            self.assertLess(proxy.peak_memory() - before, 60)

    def test_large_journal_holds_nobody_up(self):
        with Administered("open", "--log-file", "/dev/null") as proxy:
            with Client(proxy) as client:
                for _ in range(3000):
                    client.send(get(b"X: " + b"a" * 3000 + b"\r\n"))
                    client.response()
            with many(proxy.admin_port, 8, line("GET", "/exchanges", proxy.admin_port)) as readers:
                slowest = 0.0
                for _ in range(20):
                    began = time.monotonic()
                    with Client(proxy) as client:
                        client.send(get())
                        client.response()
                    slowest = max(slowest, time.monotonic() - began)
                    for one in readers:
                        one.settimeout(0.01)
                        with contextlib.suppress(OSError):
                            one.recv(1 << 20)
            self.assertLess(slowest, 1.0)

    def test_slow_head_and_slow_body_end(self):
        with Administered("open", "--head-timeout", "1") as proxy:
            port = proxy.admin_port
            with many(port, 3, line("GET", "/health", port)[:-2] + b"X: ") as clients:
                deadline = time.monotonic() + 30
                left = list(clients)
                for one in left:
                    one.setblocking(False)
                while left and time.monotonic() < deadline:
                    for one in list(left):
                        try:
                            one.send(b"a")
                            if one.recv(100) == b"":
                                left.remove(one)
                        except BlockingIOError:
                            pass
                        except OSError:
                            left.remove(one)
                    time.sleep(0.1)
                self.assertFalse(left)

    def test_those_who_left_wait_no_more(self):
        with Administered("open") as proxy:
            port = proxy.admin_port
            descriptors = pathlib.Path(f"/proc/{proxy.process.pid}/fd")
            body = b'{"timeout_ms":60000,"count":999}'
            octets = line("POST", "/exchanges/wait", port, f"Content-Length: {len(body)}\r\n", body)
            before = len(list(descriptors.iterdir()))
            with many(port, 30, octets):
                time.sleep(0.3)
                self.assertGreaterEqual(len(list(descriptors.iterdir())), before + 30)
            deadline = time.monotonic() + 10
            while len(list(descriptors.iterdir())) > before + 1 and time.monotonic() < deadline:
                time.sleep(0.05)
            self.assertLessEqual(len(list(descriptors.iterdir())), before + 1)

    def test_verdict_over_thousands_holds_nobody_up(self):
        with Administered("basic", "--log-file", os.devnull) as proxy:
            with Client(proxy) as client:
                for _ in range(3000):
                    client.send(get(BASIC, b"/status/204"))
                    client.response()
            for method, path in (("POST", "/verify"), ("GET", "/refusals")):
                answers = []

                def ask(method=method, path=path, answers=answers):
                    answers.append(proxy.raw(method, path, timeout=60)[0])

                asking = threading.Thread(target=ask)
                asking.start()
                served = 0
                while not answers:
                    proxy.ask("GET", "/health")
                    served += not answers
                asking.join()
                self.assertEqual(answers, [200])
                self.assertGreaterEqual(served, 3, path)

    def test_stop_does_not_wait_for_those_who_wait(self):
        proxy = Administered("open")
        port = proxy.admin_port
        body = b'{"timeout_ms":60000,"count":999}'
        with many(port, 5, line("GET", "/events", port)), many(
                port, 5, line("POST", "/exchanges/wait", port, f"Content-Length: {len(body)}\r\n", body)):
            time.sleep(0.2)
            began = time.monotonic()
            proxy.process.terminate()
            self.assertEqual(proxy.process.wait(10), 0)
            self.assertLess(time.monotonic() - began, 1.5)
        proxy.close()


if __name__ == "__main__":
    Proxy.program = sys.argv.pop(1)
    unittest.main()
