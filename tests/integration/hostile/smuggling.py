#!/usr/bin/env python3
"""Requests whose end two readers may see in two places, to a proxy that forwards: each request that
the proxy accepts is one request at the target, and none comes that the proxy has not seen.

usage: smuggling.py PROGRAM [unittest arguments]
"""
import contextlib
import itertools
import pathlib
import re
import socket
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.client import Client, Origin  # noqa: E402
from support.proxy import Proxy  # noqa: E402
from support.real_proxy import RealProxy, find_program  # noqa: E402

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

LENGTHS = [b"Content-Length: " + value for value in (
    b"5", b"0", b"+5", b"-5", b"5 5", b"5,5", b"5, 6", b"0x5", b"5\0", b"5\x0b", b"\xd9\xa5", b"", b"05",
    b"5;a", b"\"5\"", b"5\r", b"99999999999999999999", b"18446744073709551621",
    b"5\r\nContent-Length: 6", b"5\r\n Content-Length: 6", b"5\r\nContent_Length: 60")]
LENGTHS += [b"Content-Length : 5", b"Content-Length\t: 5", b" Content-Length: 5", b"Content-Length\r\n: 5",
            b"X: y\nContent-Length: 5", b"X: y\rContent-Length: 5", b"\0Content-Length: 5",
            b"Connection: content-length\r\nContent-Length: 5"]
CODINGS = [b"Transfer-Encoding: " + value for value in (
    b"chunked", b"Chunked ", b"xchunked", b"chunked, identity", b"identity", b"gzip, chunked", b"chunked, chunked",
    b"\x0bchunked", b"\"chunked\"", b"chunked;q=1", b"chunked\0", b",chunked", b"", b"chunked\r\n gzip",
    b"chunked\r\nTransfer-Encoding: identity", b"identity\r\nTransfer-Encoding: chunked")]
CODINGS += [b"Transfer-Encoding : chunked", b"Transfer-Encoding\t: chunked", b" Transfer-Encoding: chunked",
            b"X: y\nTransfer-Encoding: chunked", b"X: y\rTransfer-Encoding: chunked",
            b"Transfer_Encoding: chunked", b"\0Transfer-Encoding: chunked",
            b"Connection: transfer-encoding\r\nTransfer-Encoding: chunked"]
CHUNKS = [b"0\r\n\r\n", b"5\r\nhello\r\n0\r\n\r\n", b"5;a=\"\r\n\"\r\nhello\r\n0\r\n\r\n", b"0x5\r\nhello\r\n0\r\n\r\n",
          b"5\nhello\n0\n\n", b"5 \r\nhello\r\n0\r\n\r\n", b"-1\r\nhello\r\n0\r\n\r\n", b"5\r\nhelloX0\r\n\r\n",
          b"00000000000000000005\r\nhello\r\n0\r\n\r\n", b"10000000000000005\r\nhello\r\n0\r\n\r\n",
          b"5\r\nhello\r\n0\r\nContent-Length: 60\r\n\r\n", b"5\r\nhello\r\n0\r\n X: y\r\n\r\n", b"\r\n0\r\n\r\n"]
OTHERS = [b"Expect: 100-continue\r\nContent-Length: 5", b"Upgrade: h2c\r\nConnection: Upgrade\r\nContent-Length: 5",
          b"X-HTTP-Method-Override: GET\r\nContent-Length: 5", b"Connection: close, host", b"Host: y", b"Host : y"]


def smuggled(place):
    return b"GET http://" + place + b"/smuggled HTTP/1.1\r\nHost: x\r\n\r\n"


def corpus(place):
    """What a client sends on a connection of its own."""
    both = [b"\r\n".join(pair) for pair in itertools.chain(
        itertools.product(LENGTHS[:2], CODINGS), itertools.product(CODINGS, LENGTHS[:1]),
        itertools.product(LENGTHS[18:], CODINGS[:1]))]
    plain = [b"hello" + smuggled(place), smuggled(place)]
    for fields in (*LENGTHS, *CODINGS, *both, *OTHERS):
        for content in (*plain, CHUNKS[0] + smuggled(place)):
            yield request(place, fields, content)
    for content, version in itertools.product(CHUNKS, (b"1.1", b"1.0")):
        yield request(place, CODINGS[0], content + smuggled(place), version)
    for path in (b"/%0d%0a%0d%0aGET%20/smuggled", b"/ HTTP/1.1\r\nHost: x\r\n\r\nGET /smuggled", b"/\rX: y", b"/\0",
                 b"/\x0b", b"/#a", b"/a b", b"//smuggled", b"/../smuggled", b"\\@x/"):
        yield b"GET http://" + place + path + b" HTTP/1.1\r\nHost: x\r\n\r\n" + smuggled(place)
    for method in (b"GET", b"HEAD", b"DELETE", b"OPTIONS", b"get", b"GET\t", b"PRI"):
        yield request(place, LENGTHS[0], b"hello" + smuggled(place), method=method)


def request(place, fields, content, version=b"1.1", method=b"POST"):
    return (method + b" http://" + place + b"/one HTTP/" + version + b"\r\nHost: x\r\n" + fields +
            b"\r\n\r\n" + content)


class Recorder:
    """A target that keeps each octet of each connection."""

    def __init__(self):
        self.connections = []
        self.origin = Origin(self.serve)
        self.port = self.origin.port

    def serve(self, connection):
        received = b""
        self.connections.append(received)
        at = len(self.connections) - 1
        answered = False
        with contextlib.suppress(OSError):
            while piece := connection.recv(65536):
                received += piece
                self.connections[at] = received
                if not answered and self.is_whole(received):
                    answered = True
                    connection.sendall(OK)

    @staticmethod
    def is_whole(received):
        head, found, content = received.partition(b"\r\n\r\n")
        length = re.search(rb"\r\nContent-Length: ([0-9]+)\r\n", head + b"\r\n")
        return bool(found) and len(content) >= (int(length[1]) if length else 0)


def say_all(proxy, messages):
    """Each on a connection of its own, until the proxy closes."""
    for octets in messages:
        with Client(proxy) as client, contextlib.suppress(OSError):
            client.send(octets)
            client.socket.shutdown(socket.SHUT_WR)
            client.rest()


def accepted(proxy):
    """The heads that the proxy says it sent."""
    return [one["origin_saw"] for one in proxy.exchanges() if one["origin_saw"]]


class Smuggling(unittest.TestCase):
    maxDiff = None

    def test_recording_target_gets_what_was_judged(self):
        recorder = Recorder()
        place = b"127.0.0.1:%d" % recorder.port
        messages = list(corpus(place))
        with recorder.origin, Proxy("open", "--origin-forward", place.decode()) as proxy:
            say_all(proxy, messages)
            sent = accepted(proxy)
        self.assertGreater(len(messages), 400)
        self.assertGreater(len(sent), 50)
        self.assertEqual(len(recorder.connections), len(sent))
        for octets in recorder.connections:
            self.assert_is_one_request(octets)
        heads = [octets.split(b"\r\n\r\n")[0] + b"\r\n\r\n" for octets in recorder.connections]
        self.assertEqual(sorted(heads), sorted(head.encode("latin-1") for head in sent))
        print(f"{len(messages)} messages, {len(sent)} requests accepted, as many at the target", file=sys.stderr)

    def assert_is_one_request(self, octets):
        head, content = octets.split(b"\r\n\r\n", 1)
        lines = head.split(b"\r\n")
        self.assertRegex(lines[0], rb"\A[!-~]+ [!-~]+ HTTP/1\.1\Z")
        for line in lines[1:]:
            self.assertRegex(line, rb"\A[A-Za-z0-9!#$%&'*+.^_`|~-]+: ?[^\r\n\0]*\Z")
        names = [line.split(b":")[0].lower() for line in lines[1:]]
        self.assertNotIn(b"transfer-encoding", names)
        lengths = [line.split(b":")[1].strip() for line in lines[1:] if line.lower().startswith(b"content-length:")]
        self.assertLessEqual(len(lengths), 1, head)
        self.assertEqual(len(content), int(lengths[0]) if lengths else 0, octets)

    def assert_counts(self, target, log):
        """As many requests in the log of the target as the proxy has sent, and no other ones."""
        place = b"127.0.0.1:%d" % target.port
        with target, Proxy("open", "--origin-forward", place.decode()) as proxy:
            say_all(proxy, corpus(place))
            sent = accepted(proxy)
            expected = sorted(head.split("\r\n")[0] for head in sent)
            deadline = time.monotonic() + 10
            while len(lines := (target.folder / log).read_text("latin-1").splitlines()) < len(sent):
                if time.monotonic() > deadline:
                    break
                time.sleep(0.05)
        self.assertEqual(sorted(lines), expected)

    def test_nginx_counts_as_many(self):
        program = find_program("nginx")
        if program is None:
            self.skipTest("nginx is not installed")
        config = """daemon off; pid {folder}/pid; error_log stderr; events {} http {
            log_format line '$request'; access_log {folder}/access line;
            client_body_temp_path {folder}/body; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
            uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
            server { listen 127.0.0.1:{port}; location / { return 200 ok; } } }"""
        self.assert_counts(RealProxy([program, "-c", "{folder}/conf", "-e", "stderr"], {"conf": config}), "access")

    def test_apache_counts_as_many(self):
        program, modules = find_program("apache2"), pathlib.Path("/usr/lib/apache2/modules")
        if program is None or not modules.is_dir():
            self.skipTest("Apache is not installed")
        config = f"""ServerName x
            Listen 127.0.0.1:{{port}}
            PidFile {{folder}}/pid
            DefaultRuntimeDir {{folder}}
            ErrorLog {{folder}}/error
            LoadModule mpm_event_module {modules}/mod_mpm_event.so
            LoadModule authz_core_module {modules}/mod_authz_core.so
            LogFormat "%r" line
            CustomLog {{folder}}/access line
            DocumentRoot {{folder}}
            AllowEncodedSlashes NoDecode
            """
        self.assert_counts(
            RealProxy([program, "-f", "{folder}/conf", "-DFOREGROUND"], {"conf": config}), "access")


if __name__ == "__main__":
    Proxy.program = sys.argv.pop(1)
    unittest.main()
