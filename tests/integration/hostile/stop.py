#!/usr/bin/env python3
"""SIGTERM ends the program within its grace, whatever clients have under way.

usage: stop.py PROGRAM [unittest arguments]
"""
import os
import pathlib
import signal
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from integration.hostile.slow import (  # noqa: E402
    ATTACKS, BIG, BUSY, CLIENT_HELLO, HEAD, UPLOAD, all_at_once, forwarding, is_served)
from support.client import BASIC, Client, Origin, connect, get  # noqa: E402
from support.proxy import Proxy  # noqa: E402

GRACE = 1
TICK = 0.1


class Stop(unittest.TestCase):
    """SIGTERM, whatever is under way."""

    def stop(self, scenario, octets, exchanges, *options):
        with Proxy(scenario, "--shutdown-grace", str(GRACE), *options) as proxy, \
                Client(proxy) as client:
            client.send(octets)
            time.sleep(0.2)
            began = time.monotonic()
            proxy.process.send_signal(signal.SIGTERM)
            self.assertEqual(proxy.process.wait(10), 0)
            self.assertLess(time.monotonic() - began, GRACE + TICK + BUSY)
            recorded = proxy.exchanges()
            self.assertEqual(len(recorded), exchanges, recorded)
            return recorded

    def test_a_delay(self):
        exchange = self.stop("basic", get(BASIC, b"/delay/10"), 1)[0]
        self.assertEqual((exchange["status"], exchange["complaint"]), (None, "proxy-stopped"))

    def test_scripted_pauses(self):
        def paused(shape):
            return {"id": "paused", "title": "Paused", "story": "For a test.", "family": "basic",
                    "links": ["C-407-14"], "client": {"user": "user", "password": "pass"},
                    "users": [{"user": "user", "password": "pass"}],
                    "proxy": {"authentication": [{"scheme": "basic"}], **shape},
                    "expect": [{"check": "authenticated"}]}
        all_at_once(self.stop, [(paused(shape), get(), 1) for shape in (
            {"fault": {"at": "accept", "pause_ms": 9000}},
            {"fault": {"at": "head", "pause_ms": 9000}},
            {"refusal": {"delivery": {"delay_ms": 9000}}},
            {"refusal": {"body": "x", "delivery": {"body_delay_ms": 9000}}},
            {"refusal": {"delivery": {"piece_octets": 9, "piece_pause_ms": 900}}})])

    def test_silence(self):
        self.stop("dead-proxy-silent", get(), 1)

    def test_a_slow_head(self):
        exchange = self.stop("basic", HEAD, 1)[0]
        self.assertEqual(exchange["complaint"], "proxy-stopped")

    def test_slow_content(self):
        exchange = self.stop("basic", UPLOAD, 1)[0]
        self.assertEqual(exchange["complaint"], "proxy-stopped")

    def test_an_unread_answer(self):
        self.stop("basic", BIG, 1)

    def test_a_lingering_close(self):
        """The client has its answer and does not close: neither the grace nor the time for a close
        is for it."""
        with Proxy("basic", "--shutdown-grace", "10") as proxy, Client(proxy) as client:
            client.send(connect())
            time.sleep(0.3)
            began = time.monotonic()
            proxy.process.send_signal(signal.SIGTERM)
            self.assertEqual(proxy.process.wait(10), 0)
            self.assertLess(time.monotonic() - began, 1.5)  # a close has 2 s

    def test_tunnels(self):
        inside = b"GET /delay/10 HTTP/1.1\r\nHost: x\r\n\r\n"
        all_at_once(self.stop, [("basic", connect(BASIC), 1),
                                ("basic", connect(BASIC) + CLIENT_HELLO, 2),
                                ("basic", connect(BASIC) + inside, 2)])

    def test_a_handshake(self):
        self.stop("tls-proxy", CLIENT_HELLO, 1)

    def test_tunnels_to_a_real_host(self):
        for take in (lambda target: target.recv(65536), lambda target: time.sleep(3)):
            with Origin(take) as origin:
                self.stop(forwarding(origin.port),
                          connect(target=f"127.0.0.1:{origin.port}".encode()) + b"x" * 1000, 1)

    def test_a_target_that_does_not_answer(self):
        with Origin(lambda target: time.sleep(3)) as origin:
            self.stop(forwarding(origin.port),
                      get().replace(b"origin.test/", f"127.0.0.1:{origin.port}/".encode()), 1)

    def test_callbacks_that_are_due(self):
        with Proxy("basic") as proxy, Client(proxy) as client:
            client.send(get() * 2000)
            began = time.monotonic()
            for _ in range(2000):
                self.assertEqual(client.response()[0], 407)
            proxy.process.send_signal(signal.SIGSTOP)
            # Each challenge has a callback a second later: half of them are due, the others come
            # due while those run.
            now = time.monotonic()
            time.sleep(max(0, 1 - (now - began) / 2))
            proxy.process.terminate()
            proxy.process.send_signal(signal.SIGCONT)
            self.assertEqual(proxy.process.wait(10), 0)
            self.assertEqual(len(proxy.exchanges()), 2000)

    def test_everything_at_once(self):
        with Proxy("basic", "--shutdown-grace", str(GRACE), "--max-connections", "2000") as proxy:
            attackers = [threading.Thread(target=attack, args=(proxy,), kwargs={"count": 20})
                         for attack in ATTACKS]
            for attacker in attackers:
                attacker.start()
            time.sleep(0.7)
            is_served(proxy)
            began = time.monotonic()
            proxy.process.terminate()
            self.assertEqual(proxy.process.wait(10), 0)
            self.assertLess(time.monotonic() - began, GRACE + TICK + BUSY)
            for attacker in attackers:
                attacker.join()


if __name__ == "__main__":
    Proxy.program = os.path.abspath(sys.argv.pop(1))
    unittest.main(argv=sys.argv, verbosity=1)
