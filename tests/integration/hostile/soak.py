#!/usr/bin/env python3
"""A long day in short: clients of every kind, right, wrong and broken off, one after the other for
some minutes. Memory and descriptors stay what they were when the journal was full.

usage: soak.py PROGRAM [MINUTES]
"""
import base64
import contextlib
import os
import pathlib
import random
import socket
import ssl
import struct
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.client import Client, Tls, connect, get, post  # noqa: E402
from support.proxy import Proxy  # noqa: E402

MINUTES = 3
AT_ONCE = 4
JOURNAL = 1024 * 1024  # bytes: full after seconds
MOST_GROWTH = 1.05  # of what it was after a quarter of the time
RIGHT = b"Proxy-Authorization: Basic " + base64.b64encode(b"user:p@ss:word") + b"\r\n"
WRONG = b"Proxy-Authorization: Basic " + base64.b64encode(b"user:p%40ss:word") + b"\r\n"


def requests(proxy, dice):
    with Client(proxy) as client:
        for _ in range(20):
            client.send(dice.choice((get(RIGHT), get(WRONG), get(), post(b"x" * dice.randrange(9000), RIGHT))))
            client.response()


def contents(proxy, dice):
    with Client(proxy) as client:
        client.send(get(RIGHT, b"/bytes/%d" % dice.randrange(300_000)))
        client.response()


def tunnel(proxy, _dice):
    with Client(proxy) as client:
        client.send(connect(RIGHT))
        client.response()
        tls = Tls(client, ssl.create_default_context(cafile=proxy.ca_file), "origin.test")
        tls.send(b"GET /ip HTTP/1.1\r\nHost: origin.test\r\nConnection: close\r\n\r\n")
        tls.rest()


def malformed(proxy, dice):
    with Client(proxy) as client:
        client.send(dice.choice((b"\x16\x03\x01\x02", b"GET / HTTP/9\r\n\r\n", get(b"Content-Length: x\r\n"),
                                 get(b"X: " + b"y" * 70_000 + b"\r\n"))))
        client.rest()


def broken_off(proxy, dice):
    octets = dice.choice((get(RIGHT, b"/bytes/1000000"), post(b"x" * 5000, RIGHT), connect(RIGHT)))
    with Client(proxy) as client:
        client.send(octets[:dice.randrange(1, len(octets) + 1)])
        if dice.random() < 0.5:
            client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


KINDS = [requests, contents, tunnel, malformed, broken_off]


class Day:
    def __init__(self, proxy, end):
        self.proxy = proxy
        self.end = end
        self.counts = dict.fromkeys((kind.__name__ for kind in KINDS), 0)
        self.lock = threading.Lock()

    def live(self, seed):
        dice = random.Random(seed)
        while time.monotonic() < self.end:
            kind = dice.choice(KINDS)
            with contextlib.suppress(ConnectionError, EOFError):
                kind(self.proxy, dice)
            with self.lock:
                self.counts[kind.__name__] += 1


def memory(pid):
    """Resident, in KiB."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0])


def descriptors(pid):
    return len(os.listdir(f"/proc/{pid}/fd"))


def main():
    Proxy.program = sys.argv[1]
    seconds = 60 * float(sys.argv[2] if len(sys.argv) > 2 else MINUTES)
    with Proxy("basic", "--log", "off", "--max-journal", str(JOURNAL)) as proxy:
        pid = proxy.process.pid
        idle = descriptors(pid)
        day = Day(proxy, time.monotonic() + seconds)
        clients = [threading.Thread(target=day.live, args=(seed,)) for seed in range(AT_ONCE)]
        for client in clients:
            client.start()
        time.sleep(seconds / 4)
        before = memory(pid)
        for client in clients:
            client.join()
        after = memory(pid)
        time.sleep(3)  # the last lingering close
        left = descriptors(pid) - idle
    told = ", ".join(f"{count} {name}" for name, count in day.counts.items())
    print(f"{seconds:.0f} s: {told}; {before} KiB after a quarter, {after} KiB at the end, "
          f"{left} descriptors left open")
    return 0 if after <= before * MOST_GROWTH and left <= 0 else 1


if __name__ == "__main__":
    sys.exit(main())
