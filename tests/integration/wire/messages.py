#!/usr/bin/env python3
"""What the program does with messages, octet by octet: raw sockets against `serve`.

usage: messages.py PROGRAM [unittest arguments]
"""
import concurrent.futures
import json
import os
import pathlib
import socket
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.client import BASIC, Client, get, post  # noqa: E402
from support.proxy import Proxy  # noqa: E402


class Requests(unittest.TestCase):
    def test_connection_is_kept_from_challenge_to_answer(self):
        with Proxy("basic") as proxy, Client(proxy) as client:
            client.send(get())
            self.assertEqual(client.response()[0], 407)
            client.send(get(BASIC))
            self.assertEqual(client.response()[0], 200)
            self.assertEqual({e["connection"] for e in proxy.exchanges()}, {1})

    def test_pipelined_requests_are_answered_in_order(self):  # S-MSG-22
        with Proxy("basic") as proxy, Client(proxy) as client:
            client.send(get(BASIC, b"/status/201") + get(BASIC + b"Connection: close\r\n",
                                                        b"/status/202") + get(BASIC))
            self.assertEqual(client.response()[0], 201)
            self.assertEqual(client.response()[0], 202)
            self.assertEqual(client.rest(), b"", "nothing after the closing answer")
            self.assertEqual(len(proxy.exchanges()), 2)

    def test_head_in_single_octets(self):
        with Proxy("basic") as proxy, Client(proxy) as client:
            client.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for octet in b"\r\n" + get(BASIC):
                client.send(bytes([octet]))
            self.assertEqual(client.response()[0], 200)

    def test_half_closed_client_gets_its_answer(self):  # S-MSG-23
        with Proxy("basic") as proxy, Client(proxy) as client:
            client.send(get(BASIC))
            client.socket.shutdown(socket.SHUT_WR)
            self.assertEqual(client.response()[0], 200)

    def test_http_1_0_is_answered_and_closed(self):  # S-FWD-15
        with Proxy("basic") as proxy, Client(proxy) as client:
            client.send(get(BASIC + b"Connection: keep-alive\r\n", version=b"1.0"))
            status, fields, _ = client.response()
            self.assertEqual((status, fields["connection"]), (200, "close"))
            self.assertEqual(client.rest(), b"")

    def test_chunked_upload_and_its_trailer(self):  # S-MSG-17, CR86
        head = b"POST http://origin.test/post HTTP/1.1\r\nHost: o\r\nTransfer-Encoding: chunked\r\n"
        body = b"4;x=y\r\nab\r\n\r\n3\r\ncde\r\n0\r\n" + BASIC + b"\r\n"
        with Proxy("basic") as proxy, Client(proxy) as client:
            client.send(head + b"\r\n" + body)
            self.assertEqual(client.response()[0], 407, "credentials in a trailer do not count")
            client.send(head + BASIC + b"\r\n" + body)
            status, _, content = client.response()
            self.assertEqual((status, json.loads(content)["data"]), (200, "ab\r\ncde"))
            self.assertIn("credentials-in-trailer", proxy.last()["remarks"])

    def test_expect_continue(self):  # S-FWD-14
        with Proxy("basic") as proxy, Client(proxy) as client:
            head, content = post(b"hello", BASIC + b"Expect: 100-continue\r\n").split(b"hello")[0], b"hello"
            client.send(head)
            self.assertEqual(client.read_until(b"\r\n\r\n"), b"HTTP/1.1 100 Continue\r\n\r\n")
            client.send(content)
            self.assertEqual(json.loads(client.response()[2])["data"], "hello")
        with Proxy("basic") as proxy, Client(proxy) as client:
            client.send(head.replace(BASIC, b""))
            self.assertEqual(client.response()[0], 407, "no 100 before a refusal")

    def test_407_survives_a_large_upload(self):  # S-MSG-21
        with Proxy("basic") as proxy, Client(proxy) as client:
            content = b"x" * (3 * 1024 * 1024)
            client.send(post(content))
            self.assertEqual(client.response()[0], 407)

    def test_small_refused_upload_is_drained(self):  # S-MSG-20
        with Proxy("basic") as proxy, Client(proxy) as client:
            client.send(post(b"GET http://evil.test/ HTTP/1.1\r\n\r\n"))
            self.assertEqual(client.response()[0], 407)
            client.send(get(BASIC))
            self.assertEqual(client.response()[0], 200)
            self.assertEqual(len(proxy.exchanges()), 2, "the content was not taken for a request")

    def test_streams_and_large_answers(self):
        with Proxy("open") as proxy, Client(proxy) as client:
            client.send(get(path=b"/stream/5"))
            self.assertEqual(len(client.response()[2].splitlines()), 5)
            client.send(get(path=b"/bytes/1000000"))
            self.assertEqual(len(client.response()[2]), 1000000)
            client.send(get(path=b"/bytes/10").replace(b"GET", b"HEAD", 1))
            self.assertEqual(client.response(to_head=True)[1]["content-length"], "10")
            client.send(get())
            self.assertEqual(client.response()[0], 200, "HEAD left nothing behind")

    def test_many_at_once(self):
        with Proxy("basic") as proxy:
            def one(number):
                with Client(proxy) as client:
                    for _ in range(5):
                        client.send(get(BASIC, b"/anything/%d" % number))
                        status, _, content = client.response()
                        assert status == 200 and f"/anything/{number}" in content.decode()
            with concurrent.futures.ThreadPoolExecutor(50) as pool:
                list(pool.map(one, range(200)))
            self.assertEqual(len(proxy.exchanges()), 1000)


class Malformed(unittest.TestCase):
    def answer(self, octets, scenario="basic"):
        with Proxy(scenario) as proxy, Client(proxy) as client:
            client.send(octets)
            return client.response()[0], proxy.last()["complaint"]

    def test_each_is_refused_by_name(self):
        tls_hello = b"\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03" + bytes(100)
        big = b"X: " + b"a" * 70000 + b"\r\n"
        for octets, status, name in (
                (tls_hello, 400, "tls-on-plain-port"),
                (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "http2-preface"),
                (b"PRI * HTTP/2.0\r\nA: b\r\n\r\n", 505, "http2-preface"),
                (b"PRI * HTTP/2.0\n\n", 505, "bad-version"),
                (b"\x05\x01\x00", 400, "socks-on-http-port"),
                (b"\x04\x01\x01\xbb", 400, "socks-on-http-port"),
                (b"nonsense\r\n\r\n", 400, "not-http"),
                (b"GET /ip HTTP/1.1\r\nHost: a\r\n\r\n", 400, "origin-form-target"),
                (get(b"A : b\r\n"), 400, "space-before-colon"),
                (get(b"A: b\r\n folded\r\n"), 400, "folded-line"),
                (get(b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), 400,
                 "content-length-with-transfer-encoding"),
                (get(b"Content-Length: +5\r\n"), 400, "bad-content-length"),
                (get(BASIC + BASIC), 400, "duplicate-proxy-authorization"),
                (get(big), 431, "head-too-large"),
                (get(path=b"/" + b"a" * 20000), 414, "request-line-too-large"),
                (b"A" * 20000 + b" / HTTP/1.1\r\n\r\n", 501, "method-too-long"),
                (get(version=b"2.0"), 505, "bad-version")):
            with self.subTest(name):
                self.assertEqual(self.answer(octets), (status, name))

    def test_malformed_chunks(self):
        head = b"POST http://o.test/post HTTP/1.1\r\nHost: o\r\nTransfer-Encoding: chunked\r\n\r\n"
        for size in (b"FFFFFFFFFFFFFFFF1", b"-1", b"0x5", b"g"):
            with self.subTest(size):
                self.assertEqual(self.answer(head + size + b"\r\nabc\r\n", "open")[0], 400)

    def test_limits(self):
        with Proxy("open", "--max-content", "1000") as proxy:
            with Client(proxy) as client:
                client.send(post(b"x" * 1001))
                self.assertEqual(client.response()[0], 413)
            with Client(proxy) as client:
                client.send(post(b"x" * 1000))
                self.assertEqual(client.response()[0], 200)
        with Proxy("open", "--max-head", "2000") as proxy, Client(proxy) as client:
            client.send(get(b"X: " + b"a" * 2000 + b"\r\n"))
            self.assertEqual(client.response()[0], 431)
        with Proxy("open", "--max-head", "2000") as proxy, Client(proxy) as client:
            client.send(get(path=b"/" + b"a" * 2000))
            self.assertEqual(client.response()[0], 414)

    def test_nobody_waits_for_ever(self):
        with Proxy("open", "--idle-timeout", "1") as proxy:
            for octets in (b"", b"GET http://o.test/ HTTP/1.1\r\n", post(b"12345")[:-2]):
                with self.subTest(octets), Client(proxy) as client:
                    client.send(octets)
                    self.assertEqual(client.rest(), b"")

    def test_connections_beyond_the_limit_wait_while_all_are_at_work(self):
        with Proxy("open", "--max-connections", "2") as proxy, Client(proxy) as first, \
                Client(proxy) as second:
            for client in (first, second):
                client.send(get(path=b"/delay/1"))
            with Client(proxy) as third:
                third.send(get())
                self.assertEqual(third.response()[0], 200)
            self.assertEqual([e["target"] for e in proxy.exchanges()][-1], "http://origin.test/ip")


if __name__ == "__main__":
    Proxy.program = os.path.abspath(sys.argv.pop(1))
    unittest.main(argv=sys.argv, verbosity=1)
