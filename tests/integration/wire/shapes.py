#!/usr/bin/env python3
"""How scripted replies, faults and tunnels come over the wire.

usage: shapes.py PROGRAM [unittest arguments]
"""
import os
import pathlib
import ssl
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.client import BASIC, Client, Tls, connect, get  # noqa: E402
from support.proxy import Proxy  # noqa: E402


def scenario(**proxy):
    return {"id": "shaped", "title": "Shaped", "story": "For a test.", "family": "basic",
            "links": ["C-407-14"], "client": {"user": "user", "password": "pass"},
            "users": [{"user": "user", "password": "pass"}],
            "proxy": {"authentication": [{"scheme": "basic"}], **proxy},
            "expect": [{"check": "authenticated"}]}


def answer(**shape):
    return scenario(refusal=shape)


CUT_REPLY = {"end": {"at": "reply", "after_octets": 20, "do": "close"}}
CUT_TO = b"HTTP/1.1 200 OK\r\nCon"


class Replies(unittest.TestCase):
    def test_in_pieces_it_is_the_same_reply(self):
        for size in (1, 7, 1000):
            shape = {"body": "content", "delivery": {"piece_octets": size}}
            with self.subTest(size), Proxy(answer(**shape)) as proxy, Client(proxy) as client:
                for _ in range(2):
                    client.send(get())
                    status, fields, content = client.response()
                    self.assertEqual((status, content), (407, b"content"))
                    self.assertIn("proxy-authenticate", fields)
                self.assertEqual(proxy.last()["status"], 407)

    def test_a_cut_ends_the_connection(self):
        for after in (0, 5, 60):
            shape = {"delivery": {"cut": {"after_octets": after, "do": "close"}}}
            with self.subTest(after), Proxy(answer(**shape)) as proxy, Client(proxy) as client:
                client.send(get())
                self.assertEqual(len(client.rest()), after)
                self.assertEqual(len(proxy.exchanges()), 1)
        shape = {"delivery": {"cut": {"after_octets": 20, "do": "reset"}}}
        with Proxy(answer(**shape)) as proxy, Client(proxy) as client:
            client.send(get())
            with self.assertRaises((ConnectionResetError, EOFError)):
                client.response()

    def test_ten_megabytes(self):
        size = 10 * 1024 * 1024
        for framing in ("length", "chunked"):
            shape = {"body": {"octets": size}, "framing": framing}
            with self.subTest(framing), Proxy(answer(**shape)) as proxy, Client(proxy) as client:
                client.send(get())
                self.assertEqual(len(client.response()[2]), size)
                client.send(get(BASIC))
                self.assertEqual(client.response()[0], 200)

    def test_interim_replies_before_the_407(self):
        with Proxy(answer(interim=[{"status": 103}])) as proxy, Client(proxy) as client:
            client.send(get())
            self.assertEqual((client.response()[0], client.response()[0]), (103, 407))
            self.assertEqual(proxy.last()["status"], 407, "the final one is what is recorded")

    def test_raw_octets(self):
        with Proxy(answer(raw="HTTP/1.1 407\n\nx", connection="close")) as proxy, \
                Client(proxy) as client:
            client.send(get())
            self.assertEqual(client.rest(), b"HTTP/1.1 407\n\nx")

    def test_a_pause_holds_it_up(self):
        for proxy_keys in ({"fault": {"at": "accept", "pause_ms": 200}},
                           {"fault": {"at": "head", "pause_ms": 200}},
                           {"refusal": {"delivery": {"delay_ms": 200}}}):
            with self.subTest(proxy_keys), Proxy(scenario(**proxy_keys)) as proxy, \
                    Client(proxy) as client:
                began = time.monotonic()
                client.send(get())
                self.assertEqual(client.response()[0], 407)
                self.assertGreaterEqual(time.monotonic() - began, 0.19)
                self.assertEqual(len(proxy.exchanges()), 1)


class Scripts(unittest.TestCase):
    def test_a_connection_of_its_own_script(self):
        steps = [{"name": "first", "until": [{"requests": 1}], "authentication": []},
                 {"name": "then"}]
        with Proxy(scenario(script="per-connection", steps=steps)) as proxy:
            for _ in range(2):
                with Client(proxy) as client:
                    client.send(get() + get())
                    self.assertEqual((client.response()[0], client.response()[0]), (200, 407))

    def test_every_second_connection_is_reset(self):
        steps = [{"name": "good", "until": [{"connections": 1}]},
                 {"name": "bad", "until": [{"connections": 1, "then": "good"}],
                  "fault": {"at": "accept", "do": "reset"}}]
        with Proxy(scenario(steps=steps)) as proxy:
            for good in (True, False, True):
                if good:
                    with Client(proxy) as client:
                        client.send(get())
                        self.assertEqual(client.response()[0], 407)
                    continue
                # The reset may come before the client knows that it is connected.
                with self.assertRaises((ConnectionResetError, BrokenPipeError, EOFError)), \
                        Client(proxy) as client:
                    client.send(get())
                    client.response()


class Tunnels(unittest.TestCase):
    def open(self, proxy, client):
        client.send(connect(BASIC))
        head = client.read_until(b"\r\n\r\n")
        context = ssl.create_default_context(cafile=proxy.ca_file)
        return head, context

    def test_ends_before_its_time(self):
        for at in ("established", "octets", "reply"):
            tunnel = {"version": "1.0", "end": {"at": at, "do": "close"}}
            with self.subTest(at), Proxy(scenario(tunnel=tunnel)) as proxy, \
                    Client(proxy) as client:
                head, context = self.open(proxy, client)
                self.assertTrue(head.startswith(b"HTTP/1.0 200 "), head)
                try:
                    client.socket = context.wrap_socket(client.socket,
                                                        server_hostname="origin.test",
                                                        suppress_ragged_eofs=True)
                except (ssl.SSLError, OSError):
                    self.assertNotEqual(at, "reply")
                    continue
                self.assertEqual(at, "reply")
                client.send(b"GET /ip HTTP/1.1\r\nHost: x\r\n\r\n")
                self.assertEqual(client.response()[0], 200)
                self.assertEqual(client.rest(), b"")

    def test_ends_in_the_middle_of_a_plain_reply(self):
        with Proxy(scenario(tunnel=CUT_REPLY)) as proxy, Client(proxy) as client:
            self.open(proxy, client)
            client.send(b"GET /ip HTTP/1.1\r\nHost: x\r\n\r\n")
            self.assertEqual(client.rest(), CUT_TO)

    def test_ends_in_the_middle_of_an_encrypted_reply(self):
        with Proxy(scenario(tunnel=CUT_REPLY)) as proxy, Client(proxy) as client:
            _, context = self.open(proxy, client)
            tls = Tls(client, context, "origin.test")
            tls.send(b"GET /ip HTTP/1.1\r\nHost: x\r\n\r\n")
            # RFC 8446 section 6.1: without a close_notify the end is no end.
            self.assertEqual(tls.rest(), (CUT_TO, False))

    def test_a_whole_encrypted_reply_ends_with_a_close_notify(self):
        with Proxy(scenario()) as proxy, Client(proxy) as client:
            _, context = self.open(proxy, client)
            tls = Tls(client, context, "origin.test")
            tls.send(b"GET /status/204 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            received, notified = tls.rest()
            self.assertTrue(received.startswith(b"HTTP/1.1 204 "), received)
            self.assertTrue(notified)

    def test_a_200_with_a_body(self):
        with Proxy(scenario(tunnel={"body": "hi"})) as proxy, Client(proxy) as client:
            client.send(connect(BASIC))
            status, fields, content = client.response()
            self.assertEqual((status, fields["content-length"], content), (200, "2", b"hi"))
            client.send(b"GET /ip HTTP/1.1\r\nHost: x\r\n\r\n")
            self.assertEqual(client.response()[0], 200)


if __name__ == "__main__":
    Proxy.program = os.path.abspath(sys.argv.pop(1))
    unittest.main(argv=sys.argv, verbosity=1)
