#!/usr/bin/env python3
"""A WebSocket to the embedded origin, through a tunnel: its handshake, its echo, its end.

usage: websocket.py PROGRAM [unittest arguments]
"""
import os
import pathlib
import ssl
import struct
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.client import BASIC, Client, connect, get  # noqa: E402
from support.proxy import Proxy  # noqa: E402

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
MASK = b"\x11\x22\x33\x44"

# Key and answer are those of RFC 6455 section 1.3.
ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="


def handshake(version=b"13", key=b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"):
    return (b"GET /chat HTTP/1.1\r\nHost: origin.test\r\nUpgrade: websocket\r\n"
            b"Connection: Upgrade\r\nSec-WebSocket-Version: " + version + b"\r\n" + key + b"\r\n")


def frame(kind, payload):
    """One masked frame, as a client sends it (RFC 6455 section 5.2)."""
    size = len(payload)
    if size < 126:
        length = bytes([0x80 | size])
    elif size < 65536:
        length = bytes([0x80 | 126]) + struct.pack(">H", size)
    else:
        length = bytes([0x80 | 127]) + struct.pack(">Q", size)
    masked = bytes(octet ^ MASK[at % 4] for at, octet in enumerate(payload))
    return bytes([0x80 | kind]) + length + MASK + masked


def receive(client):
    """Kind and payload of one whole message."""
    kind, payload, last = None, b"", False
    while not last:
        first, size = client.read(2)
        if kind is None:
            kind = first & 0x0F
        last = bool(first & 0x80)
        if size == 126:
            size, = struct.unpack(">H", client.read(2))
        elif size == 127:
            size, = struct.unpack(">Q", client.read(8))
        payload += client.read(size)
    return kind, payload


class WebSockets(unittest.TestCase):
    def open_tunnel(self, client, secure_by=None):
        client.send(connect(BASIC))
        self.assertEqual(client.response()[0], 200)
        if secure_by:
            context = ssl.create_default_context(cafile=secure_by)
            client.socket = context.wrap_socket(client.socket, server_hostname="origin.test")

    def open_websocket(self, client):
        client.send(handshake())
        status, fields, _ = client.response()
        self.assertEqual(status, 101)
        self.assertEqual(fields["sec-websocket-accept"], ACCEPT)
        self.assertEqual(fields["upgrade"].lower(), "websocket")
        self.assertIn("date", fields)

    def test_every_message_comes_back_in_the_open_and_in_tls(self):
        with Proxy("basic") as proxy:
            for secure_by in (None, proxy.ca_file):
                with self.subTest(tls=secure_by is not None), Client(proxy) as client:
                    self.open_tunnel(client, secure_by)
                    self.open_websocket(client)
                    for kind in (TEXT, BINARY):
                        for size in (0, 1, 125, 126, 65535, 65536, 300_000):
                            client.send(frame(kind, b"m" * size))
                            self.assertEqual(receive(client), (kind, b"m" * size))
                    client.send(frame(PING, b"there?"))
                    self.assertEqual(receive(client), (PONG, b"there?"))
                    client.send(frame(CLOSE, struct.pack(">H", 1000)))
                    self.assertEqual(receive(client), (CLOSE, struct.pack(">H", 1000)))
                    self.assertEqual(client.rest(), b"")
            inside = [each for each in proxy.exchanges() if each["recorder"] == "origin"]
            self.assertEqual([each["status"] for each in inside], [101, 101])

    def test_messages_sent_along_with_the_handshake_are_not_lost(self):
        with Proxy("basic") as proxy, Client(proxy) as client:
            self.open_tunnel(client)
            client.send(handshake() + frame(TEXT, b"early"))
            self.assertEqual(client.response()[0], 101)
            self.assertEqual(receive(client), (TEXT, b"early"))

    def test_what_is_no_handshake_is_refused(self):
        with Proxy("basic") as proxy:
            for octets, status in ((handshake(version=b"7"), 426), (handshake(key=b""), 400),
                                   (handshake().replace(b"GET", b"PUT"), 400),
                                   (handshake().replace(b"/1.1", b"/1.0"), 400)):
                with self.subTest(octets=octets), Client(proxy) as client:
                    self.open_tunnel(client)
                    client.send(octets)
                    self.assertEqual(client.response()[0], status)
                    self.assertEqual(client.rest(), b"")
                self.assertEqual(proxy.last("origin")["status"], status)

    def test_no_octet_and_no_leaving_ends_the_server(self):
        with Proxy("basic") as proxy:
            for octets in (b"\xff" * 400, frame(3, b"reserved"), frame(TEXT, b"\xff\xfe"),
                           frame(TEXT, b"cut off")[:-3], b"\x81\xff" + b"\xff" * 8 + MASK, b"\x81\x05plain"):
                with Client(proxy) as client:
                    self.open_tunnel(client)
                    self.open_websocket(client)
                    client.send(octets)
            with Client(proxy) as client:
                client.send(get(BASIC))
                self.assertEqual(client.response()[0], 200)

    def test_silence_ends_it(self):
        with Proxy("basic", "--idle-timeout", "1") as proxy, Client(proxy) as client:
            self.open_tunnel(client)
            self.open_websocket(client)
            self.assertEqual(client.rest(), b"")

    def test_a_status_of_the_scenario_comes_before_the_upgrade(self):
        with Proxy("target-403") as proxy, Client(proxy) as client:
            self.open_tunnel(client)
            client.send(handshake())
            self.assertEqual(client.response()[0], 403)

    def test_outside_of_a_tunnel_it_does_not_pass_the_proxy(self):
        with Proxy("basic") as proxy, Client(proxy) as client:
            client.send(get(BASIC + b"Upgrade: websocket\r\nConnection: Upgrade\r\n"))
            self.assertEqual(client.response()[0], 200)


if __name__ == "__main__":
    Proxy.program = os.path.abspath(sys.argv.pop(1))
    unittest.main(argv=sys.argv, verbosity=1)
