#!/usr/bin/env python3
"""What goes on to a real target and what comes back from it: the octets on both sides.

usage: forward.py PROGRAM [unittest arguments]
"""
import os
import pathlib
import re
import socket
import struct
import subprocess
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.client import Client, Origin  # noqa: E402
from support.proxy import Proxy  # noqa: E402

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


def read_request(connection):
    """Head and content, by the one Content-Length in it."""
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(65536)
        if not piece:
            return received, b""
        received += piece
    head, content = received.split(b"\r\n\r\n", 1)
    length = re.search(rb"(?im)^content-length: *([0-9]+)\r?$", head)
    while length and len(content) < int(length[1]):
        content += connection.recv(65536)
    return head + b"\r\n\r\n", content


def answering(octets, seen=None):
    def serve(connection):
        request = read_request(connection)
        if seen is not None:
            seen.append(request)
        connection.sendall(octets)
    return serve


class Forwarded:
    """A target that answers with those octets, or by that function, and a proxy in front of it."""

    def __init__(self, answer=OK, *arguments):
        self.seen = []
        self.origin = Origin(answering(answer, self.seen) if isinstance(answer, bytes) else answer)
        self.place = f"127.0.0.1:{self.origin.port}"
        self.proxy = Proxy("open", "--origin-forward", self.place, *arguments)

    def __enter__(self):
        return self

    def __exit__(self, *more):
        self.proxy.__exit__(*more)
        self.origin.__exit__(*more)

    def head(self, fields=b"", method=b"GET", version=b"1.1"):
        return (method + b" http://" + self.place.encode() + b"/ HTTP/" + version +
                b"\r\nHost: x\r\n" + fields + b"\r\n")

    def ask(self, fields=b"", content=b"", method=b"GET", version=b"1.1"):
        """status, fields, content"""
        with Client(self.proxy) as client:
            client.send(self.head(fields, method, version) + content)
            return client.response(to_head=method == b"HEAD")


def names(head):
    return [line.split(b":")[0].lower().decode() for line in head.split(b"\r\n")[1:-2]]


class Requests(unittest.TestCase):
    def test_length_is_the_one_that_was_judged(self):
        with Forwarded() as forwarded:
            for field in (b"content-length: 5", b"CONTENT-LENGTH:5", b"Content-Length:\t5  ",
                          b"Content-Length: 5, 5", b"Content-Length: 5,5 ,5", b"Content-Length: 0005",
                          b"Content-Length: 5\r\ncontent-length: 5",
                          b"Content-Length: 5\r\nContent_Length: 9",
                          b"Content-Length: 5\r\nTransfer_Encoding: chunked"):
                for version in (b"1.0", b"1.1"):
                    with self.subTest(field, version=version):
                        forwarded.seen.clear()
                        status, _, _ = forwarded.ask(field + b"\r\n", b"hello", b"POST", version)
                        self.assertEqual(status, 200)
                        (head, content), = forwarded.seen
                        self.assertEqual(content, b"hello")
                        self.assertEqual(head.lower().count(b"content-length"), 1, head)
                        self.assertIn(b"\r\nContent-Length: 5\r\n", head)
                        self.assertFalse(re.search(rb"(?i)content.length: 9|transfer", head), head)
                        saw = forwarded.proxy.last()["origin_saw"]
                        self.assertEqual(saw.encode(), head)

    def test_chunked_content_gets_a_length(self):
        with Forwarded() as forwarded:
            for coding in (b"chunked", b"Chunked", b"CHUNKED  "):
                forwarded.seen.clear()
                forwarded.ask(b"transfer-encoding:" + coding + b"\r\nTrailer: X-T\r\n",
                              b"2\r\nhe\r\n3\r\nllo\r\n0\r\nX-T: 1\r\n\r\n", b"POST")
                (head, content), = forwarded.seen
                self.assertEqual(content, b"hello")
                self.assertEqual(set(names(head)), {"host", "via", "content-length", "connection"})

    def test_requests_without_content(self):
        with Forwarded() as forwarded:
            for method, length in ((b"POST", b"0"), (b"PUT", b"0"), (b"GET", None), (b"HEAD", None),
                                   (b"DELETE", None)):
                with self.subTest(method):
                    forwarded.seen.clear()
                    forwarded.ask(method=method)
                    head = forwarded.seen[0][0]
                    found = re.findall(rb"(?i)content-length: (.*)\r\n", head)
                    self.assertEqual(found, [length] if length else [])

    def test_expectation_is_met_here(self):
        with Forwarded() as forwarded, Client(forwarded.proxy) as client:
            client.send(forwarded.head(b"content-length: 5\r\nexpect: 100-Continue\r\n", b"POST"))
            self.assertEqual(client.read_until(b"\r\n\r\n"), b"HTTP/1.1 100 Continue\r\n\r\n")
            client.send(b"hello")
            self.assertEqual(client.response()[0], 200)
            self.assertNotIn("expect", names(forwarded.seen[0][0]))

    def test_what_is_for_proxies_stays(self):
        fields = ["Proxy", "PROXY", "Proxy_Authorization", "PROXY-AUTHENTICATE", "proxy_authenticate",
                  "Proxy-Authentication-Info", "Proxy-Connection", "Proxy-Status", "Proxy-Foo",
                  "proxy.authorization", "Keep-Alive", "TE", "Upgrade"]
        with Forwarded() as forwarded:
            forwarded.ask("".join(f"{field}: secret\r\n" for field in fields).encode() +
                          b"Proxying: kept\r\nX-Proxy: kept\r\n")
            head = forwarded.seen[0][0]
            self.assertEqual(names(head), ["host", "proxying", "x-proxy", "via", "connection"])

    def test_chain_is_no_loop(self):
        with Forwarded() as first, Forwarded() as second:
            first.ask()
            via = re.search(rb"\r\nVia: 1.1 (.*)\r\n", first.seen[0][0])[1]
            for value, status in ((b"1.1 " + via, 200), (b"1.1 proxy407", 200),
                                  (b"1.1 my" + via, 200)):
                self.assertEqual(second.ask(b"Via: " + value + b"\r\n")[0], status)
            for value in (b"1.1 " + via, b"1.0 other, HTTP/1.1\t" + via.upper() + b" (comment)"):
                self.assertEqual(first.ask(b"via: " + value + b"\r\n")[0], 508)


class Answers(unittest.TestCase):
    def test_faulty_answers_are_a_502_with_words(self):
        ok = b"HTTP/1.1 200 OK\r\n"
        for octets, finding in (
                (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", "unasked-upgrade"),
                (b"HTTP/1.1 099 x\r\n\r\n" + OK, "status-out-of-range"),
                (b"HTTP/1.1 000 x\r\n\r\n" + OK, "status-out-of-range"),
                (b"HTTP/1.1 600 x\r\nContent-Length: 0\r\n\r\n", "status-out-of-range"),
                (b"HTTP/1.1 999 x\r\nContent-Length: 0\r\n\r\n", "status-out-of-range"),
                (ok + b"transfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                 "unknown-transfer-coding-in-response"),
                (ok + b"Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                 "unknown-transfer-coding-in-response"),
                (ok + b"Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
                 "unknown-transfer-coding-in-response"),
                (ok + b"Transfer-Encoding: identity\r\n\r\nhello", "unknown-transfer-coding-in-response"),
                (ok + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                 "bad-content-length-in-response"),
                (ok + b"Content-Length: 5, 6\r\n\r\nhello", "bad-content-length-in-response"),
                (ok + b"Content-Length: -5\r\n\r\nhello", "bad-content-length-in-response"),
                (ok + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                 "content-length-with-transfer-encoding-in-response"),
                (ok + b"Content-Length: 5\r\n\r\nhell", "response-cut-off"),
                (ok + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", "response-cut-off"),
                (ok + b"Transfer-Encoding: chunked\r\n\r\nx\r\nhello\r\n",
                 "malformed-chunks-in-response"),
                (ok + b"Transfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: 5\r\n\r\n",
                 "malformed-chunks-in-response"),
                (ok + b"X: 1\r\n folded\r\nContent-Length: 0\r\n\r\n", "folded-line-in-response"),
                (b"HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n", "407-from-target"),
                (b"HTTP/1.1 103 E\r\n\r\n" * 101 + OK, "too-many-interim-answers")):
            with self.subTest(octets[:80]), Forwarded(octets) as forwarded, \
                    Client(forwarded.proxy) as client:
                client.send(forwarded.head())
                while (got := client.response())[0] == 103:
                    pass
                status, fields, content = got
                self.assertEqual(status, 502)
                self.assertIn(f'details="{finding}"', fields["proxy-status"])
                self.assertRegex(content.decode(), f"proxy407: {finding}\n[A-Z0-9].*[.`]\n")
                self.assertEqual(forwarded.proxy.last()["complaint"], finding)

    def test_answers_are_framed_anew(self):
        ok = b"HTTP/1.1 200 OK\r\n"
        cases = ((ok + b"content-length: 5\r\nCONTENT-LENGTH: 5\r\n\r\nhello", 200, b"hello", "5"),
                 (ok + b"Content-Length: 5, 5\r\n\r\nhello", 200, b"hello", "5"),
                 (ok + b"Content-Length:  005 \r\n\r\nhello", 200, b"hello", "5"),
                 (ok + b"\r\nhello", 200, b"hello", "5"),
                 (b"HTTP/1.0 200 OK\r\n\r\nhello", 200, b"hello", "5"),
                 (ok + b"Transfer-Encoding: Chunked\r\n\r\n5;x=y\r\nhello\r\n0\r\n\r\n", 200, b"hello", "5"),
                 (b"HTTP/1.1 204 No\r\nContent-Length: 5\r\n\r\nhello", 204, b"", None),
                 (b"HTTP/1.1 204 No\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 204, b"", None),
                 (b"HTTP/1.1 304 No\r\nContent-Length: 5\r\n\r\n", 304, b"", None))
        for octets, status, content, length in cases:
            with self.subTest(octets), Forwarded(octets) as forwarded, \
                    Client(forwarded.proxy) as client:
                client.send(forwarded.head(b"Connection: close\r\n"))
                head, rest = client.rest().split(b"\r\n\r\n", 1)
                self.assertEqual((int(head.split()[1]), rest), (status, content))
                found = re.findall(r"(?i)content-length: *(.*)\r\n", head.decode() + "\r\n")
                self.assertEqual(found, [length] if length else [])
                self.assertNotIn(b"transfer-encoding", head.lower())

    def test_answer_to_head_keeps_the_length_of_get(self):
        for octets, length in ((b"HTTP/1.1 404 No\r\ncontent-length: 7\r\n\r\n", "7"),
                               (b"HTTP/1.1 404 No\r\n\r\n", None),
                               (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", None)):
            with self.subTest(octets), Forwarded(octets) as forwarded:
                _, fields, _ = forwarded.ask(method=b"HEAD")
                self.assertEqual(fields.get("content-length"), length)

    def test_trailers_are_dropped(self):
        octets = (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: Proxy-Status\r\n\r\n"
                  b"5\r\nhello\r\n0\r\nProxy-Status: proxy407; error=http_request_denied\r\n"
                  b"Set-Cookie: a=b\r\n\r\n")
        with Forwarded(octets) as forwarded:
            status, fields, content = forwarded.ask()
            self.assertEqual((status, content), (200, b"hello"))
            self.assertEqual(set(fields), {"via", "date", "content-length"})

    def test_nobody_else_speaks_under_our_name(self):
        forged = (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n"
                  b"Proxy-Status: proxy407; error=http_request_denied; details=\"a/b\"\r\n"
                  b"proxy-status: squid; error=dns_error\r\nProxy-Authenticate: Basic realm=x\r\n"
                  b"Proxy-Authentication-Info: nextnonce=\"x\"\r\nProxy: x\r\n\r\n")
        with Forwarded(forged) as forwarded:
            _, fields, _ = forwarded.ask()
            self.assertEqual(fields["proxy-status"],
                             "squid; error=dns_error, proxy407; received-status=200")
            self.assertEqual(set(fields), {"proxy-status", "via", "date", "content-length"})

    def test_interim_answers_are_cleaned_and_not_for_http_1_0(self):
        octets = (b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nConnection: X-Hop\r\nX-Hop: 1\r\n"
                  b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\nKeep-Alive: 5\r\n"
                  b"Proxy-Authenticate: Basic realm=x\r\n"
                  b"Proxy-Status: proxy407; error=dns_error\r\n\r\n" + OK)
        with Forwarded(octets) as forwarded, Client(forwarded.proxy) as client:
            client.send(forwarded.head())
            self.assertEqual(client.read_until(b"\r\n\r\n"),
                             b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
            self.assertEqual(client.response()[0], 200)
            self.assertEqual(forwarded.ask(version=b"1.0")[0], 200)


class Deadlines(unittest.TestCase):
    def test_slow_answer_with_progress_arrives(self):
        def drip(connection):
            read_request(connection)
            connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            for _ in range(5):
                time.sleep(0.4)
                connection.sendall(b"1\r\nx\r\n")
            connection.sendall(b"0\r\n\r\n")
        with Forwarded(drip, "--origin-timeout", "1") as forwarded:
            self.assertEqual(forwarded.ask()[::2], (200, b"xxxxx"))
        with Forwarded(drip, "--origin-total-timeout", "1") as forwarded:
            status, fields, _ = forwarded.ask()
            self.assertEqual(status, 504)
            self.assertIn("target-too-slow", fields["proxy-status"])

    def test_silent_target_is_a_504(self):
        with Forwarded(lambda connection: connection.recv(1) and time.sleep(3),
                       "--origin-timeout", "1") as forwarded:
            status, fields, _ = forwarded.ask()
            self.assertEqual(status, 504)
            self.assertIn("target-timed-out", fields["proxy-status"])

    def test_target_that_does_not_read(self):
        content = b"x" * 30_000_000

        def answer_at_once(connection):
            connection.recv(100)
            connection.sendall(b"HTTP/1.1 413 No\r\nContent-Length: 2\r\n\r\nno")
            time.sleep(3)
        fields = b"Content-Length: %d\r\n" % len(content)
        with Forwarded(lambda connection: time.sleep(3), "--origin-timeout", "1") as forwarded:
            self.assertEqual(forwarded.ask(fields, content, b"POST")[0], 504)
        with Forwarded(answer_at_once) as forwarded:
            self.assertEqual(forwarded.ask(fields, content, b"POST")[::2], (413, b"no"))

    def leaves(self, rude, method, within):
        ended = threading.Event()

        def wait(connection):
            if method != b"CONNECT":
                read_request(connection)
            began.set()
            try:
                while connection.recv(65536):
                    pass
            except ConnectionResetError:
                pass
            ended.set()
        began = threading.Event()
        with Forwarded(wait) as forwarded:
            with Client(forwarded.proxy) as client:
                client.send(forwarded.head(method=method))
                self.assertTrue(began.wait(5))
                if rude:
                    client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                                             struct.pack("ii", 1, 0))
            self.assertTrue(ended.wait(within))

    def test_client_that_leaves_frees_the_target(self):
        self.leaves(True, b"GET", 1)
        self.leaves(False, b"GET", 4)

    def test_client_that_half_closes_gets_its_answer(self):
        def later(connection):
            read_request(connection)
            time.sleep(0.5)
            connection.sendall(OK)
        with Forwarded(later) as forwarded, Client(forwarded.proxy) as client:
            client.send(forwarded.head())
            client.socket.shutdown(socket.SHUT_WR)
            self.assertEqual(client.response()[0], 200)

    def test_stop_does_not_wait_for_the_target(self):
        with Forwarded(lambda connection: time.sleep(8)) as forwarded:
            with Client(forwarded.proxy) as client:
                client.send(forwarded.head())
                time.sleep(0.2)
                began = time.monotonic()
                forwarded.proxy.process.terminate()
                self.assertEqual(forwarded.proxy.process.wait(10), 0)
                self.assertLess(time.monotonic() - began, 3)


class Places(unittest.TestCase):
    def test_mistakes_are_named(self):
        for place, mistake in ((":80", "the host is missing"), ("h:70000", "1 to 65535"),
                               ("h:0", "1 to 65535"), ("*:80", "without a wildcard"),
                               ("http://h:80", "it is a URL"), ("", "it is empty"),
                               ("h", "the port is missing"), ("::1:80", "brackets")):
            with self.subTest(place):
                done = subprocess.run([Proxy.program, "serve", "--port", "0", "--origin-forward",
                                       place], capture_output=True, text=True, timeout=20, check=False)
                self.assertEqual(done.returncode, 2)
                self.assertIn(mistake, done.stderr)
                self.assertIn("HOST:PORT, such as target.test:8080", done.stderr)

    def test_spelling_of_the_host_does_not_count(self):
        with Origin(answering(OK)) as origin:
            with Proxy("open", "--origin-forward", f"LOCALHOST.:{origin.port}") as proxy, \
                    Client(proxy) as client:
                client.send(f"GET http://Localhost:{origin.port}/ HTTP/1.1\r\nHost: x\r\n\r\n".encode())
                self.assertEqual(client.response()[0], 200)


if __name__ == "__main__":
    Proxy.program = os.path.abspath(sys.argv.pop(1))
    unittest.main(argv=sys.argv, verbosity=1)
