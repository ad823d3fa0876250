#!/usr/bin/env python3
"""What the program does with connections: disconnects, tunnels, addresses, real targets.

usage: connections.py PROGRAM [unittest arguments]
"""
import json
import os
import pathlib
import signal
import socket
import ssl
import struct
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.client import BASIC, Client, Origin, connect, get, post  # noqa: E402
from support.proxy import Proxy  # noqa: E402


def forwarding(port, **more):
    return {"id": "forwarding", "title": "To a real host", "story": "For a test.",
            "family": "basic", "links": ["S-FWD-01"], "client": None, "users": [], "proxy": {},
            "origin": {"forward": [f"127.0.0.1:{port}"]}, "expect": [{"check": "authenticated"}], **more}


class Disconnects(unittest.TestCase):
    def test_no_disconnect_ends_the_server(self):
        def gone(octets, rude):
            with Client(proxy) as client:
                client.send(octets)
                if rude:
                    client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                                             struct.pack("ii", 1, 0))
        with Proxy("basic") as proxy:
            whole = post(b"content" * 1000, BASIC)
            for size in (0, 1, 10, len(whole) // 2, len(whole)):
                for rude in (False, True):
                    gone(whole[:size], rude)
                    gone(connect(BASIC) + b"\x16\x03\x01"[:size], rude)
            with Client(proxy) as client:
                client.send(get(BASIC))
                self.assertEqual(client.response()[0], 200)

    def test_a_head_cut_off_is_recorded(self):
        with Proxy("basic") as proxy:
            with Client(proxy) as client:
                client.send(b"GET http://origin.test/ HTT")
                client.socket.shutdown(socket.SHUT_WR)
                self.assertEqual(client.response()[0], 400)
            self.assertEqual(proxy.last()["complaint"], "head-cut-off")

    def test_stop_ends_open_connections(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            with Proxy("basic") as proxy:
                idle, tunnel = Client(proxy), Client(proxy)
                tunnel.send(connect(BASIC))
                self.assertEqual(tunnel.response()[0], 200)
                proxy.process.send_signal(number)
                self.assertEqual(proxy.process.wait(10), 0)
                self.assertEqual((idle.rest(), tunnel.rest()), (b"", b""))
                idle.socket.close()
                tunnel.socket.close()

    def test_faults(self):
        with Proxy("dead-proxy-reset") as proxy:
            with self.assertRaises(ConnectionResetError), Client(proxy) as client:
                client.send(get())
                client.response()
        with Proxy("dead-proxy-refused") as proxy, self.assertRaises(ConnectionRefusedError):
            Client(proxy)
        with Proxy("dead-proxy-silent", "--idle-timeout", "1") as proxy, Client(proxy) as client:
            client.send(get())
            self.assertEqual(client.rest(), b"")


class Tunnels(unittest.TestCase):
    def trusting(self, proxy):
        context = ssl.create_default_context(cafile=proxy.ca_file)
        context.verify_flags |= ssl.VERIFY_X509_STRICT
        return context

    def test_tls_inside_for_names_and_addresses(self):
        with Proxy("basic") as proxy:
            for host in ("origin.test", "127.0.0.1", "::1", "192.0.2.7"):
                target = f"[{host}]" if ":" in host else host
                with self.subTest(host), Client(proxy) as client:
                    client.send(connect(BASIC, target.encode() + b":443"))
                    self.assertEqual(client.read_until(b"\r\n\r\n"),
                                     b"HTTP/1.1 200 Connection established\r\n\r\n")
                    context = self.trusting(proxy)
                    context.set_alpn_protocols(["h2", "http/1.1"])
                    client.socket = context.wrap_socket(client.socket, server_hostname=host)
                    self.assertEqual(client.socket.selected_alpn_protocol(), "http/1.1")
                    for _ in range(2):
                        client.send(b"GET /ip HTTP/1.1\r\nHost: x\r\n\r\n")
                        self.assertEqual(client.response()[0], 200)
                    self.assertEqual(proxy.last("origin")["tunnel"], f"{target}:443")

    def test_plain_http_inside(self):
        with Proxy("basic") as proxy, Client(proxy) as client:
            client.send(connect(BASIC, b"origin.test:80") + b"GET /get HTTP/1.1\r\nHost: x\r\n\r\n")
            self.assertEqual(client.response()[0], 200)
            self.assertEqual(json.loads(client.response()[2])["url"], "http://x/get")
            self.assertGreater(proxy.last()["early_octets"], 0, "octets before our answer")

    def test_an_untrusting_client_is_recorded(self):
        with Proxy("basic") as proxy, Client(proxy) as client:
            client.send(connect(BASIC))
            client.response()
            with self.assertRaises(ssl.SSLError):
                ssl.create_default_context().wrap_socket(client.socket, server_hostname="a.test")
            client.socket.close()
            while not [e for e in proxy.exchanges() if e["recorder"] == "origin"]:
                pass
            self.assertIn("tls-handshake-failed", proxy.last("origin")["complaint"])

    def test_a_client_that_leaves_after_tls_is_recorded(self):
        for scenario, recorder in (("basic", "origin"), ("tls-proxy", "proxy")):
            with self.subTest(scenario), Proxy(scenario) as proxy:
                with Client(proxy) as client:
                    if scenario == "basic":
                        client.send(connect(BASIC))
                        client.response()
                    client.socket = self.trusting(proxy).wrap_socket(
                        client.socket,
                        server_hostname="origin.test" if scenario == "basic" else "localhost")
                deadline = time.monotonic() + 10
                while not [e for e in proxy.exchanges() if e["recorder"] == recorder]:
                    self.assertLess(time.monotonic(), deadline)
                    time.sleep(0.01)
                self.assertEqual(proxy.last(recorder)["complaint"], "tls-without-request")

    def test_refused_connect_closes_and_reads_no_more(self):  # S-CON-03
        with Proxy("basic") as proxy, Client(proxy) as client:
            client.send(connect() + get(BASIC))
            self.assertEqual(client.response()[0], 407)
            self.assertEqual(client.rest(), b"")
            self.assertEqual(len(proxy.exchanges()), 1)

    def test_tls_to_the_proxy_and_inside_it(self):
        with Proxy("tls-proxy") as proxy:
            context = self.trusting(proxy)
            with Client(proxy, wrap=lambda s: context.wrap_socket(s, server_hostname="localhost")) as client:
                client.send(get(BASIC))
                self.assertEqual(client.response()[0], 200)
                client.send(connect(BASIC))
                self.assertEqual(client.response()[0], 200)
                incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
                inner = context.wrap_bio(incoming, outgoing, server_hostname="origin.test")

                def step(action):
                    while True:
                        try:
                            result = action()
                            client.send(outgoing.read())
                            return result
                        except ssl.SSLWantReadError:
                            client.send(outgoing.read())
                            incoming.write(client.socket.recv(65536))
                step(inner.do_handshake)
                step(lambda: inner.write(b"GET /status/204 HTTP/1.1\r\nHost: x\r\n\r\n"))
                self.assertIn(b"204 No Content", step(lambda: inner.read(65536)))

    def test_plain_http_on_a_tls_port(self):
        with Proxy("tls-proxy") as proxy, Client(proxy) as client:
            client.send(get(BASIC))
            client.rest()
            self.assertIn("tls-handshake-failed", proxy.last()["complaint"])


class Addresses(unittest.TestCase):
    V2 = b"\r\n\r\n\0\r\nQUIT\n"

    def status(self, proxy, octets):
        with Client(proxy) as client:
            client.send(octets)
            return client.response()[0]

    def test_source_addresses_of_the_loopback_network(self):
        with Proxy("ip-allowlist") as proxy:
            for source, status in (("127.0.0.1", 200), ("127.0.0.2", 407)):
                with Client(proxy, source) as client:
                    client.send(get())
                    self.assertEqual(client.response()[0], status)

    def test_an_address_is_remembered_and_no_other(self):
        for scenario in ("ip-remembered", "asked-again"):
            with self.subTest(scenario), Proxy(scenario) as proxy:
                def status(source, fields=b""):
                    with Client(proxy, source) as client:
                        client.send(get(fields))
                        return client.response()[0]
                self.assertEqual(status("127.0.0.1", BASIC), 200)
                self.assertEqual(status("127.0.0.2"), 407, "another address was accepted")
                self.assertEqual(status("127.0.0.1"), 200)
                self.assertEqual(status("127.0.0.2", BASIC), 200)
                self.assertEqual(status("127.0.0.2"), 200)

    def test_proxy_protocol_carries_any_address(self):
        v1 = b"PROXY TCP4 203.0.113.9 127.0.0.1 5000 3128\r\n"
        v2 = self.V2 + b"\x21\x11" + struct.pack(
            "!H4s4sHH", 12, bytes((203, 0, 113, 9)), bytes((127, 0, 0, 1)), 5000, 3128)
        v6 = b"PROXY TCP6 2001:db8::9 ::1 5000 3128\r\n"
        local = self.V2 + b"\x20\x00\x00\x00"
        with Proxy("open", "--proxy-protocol", "127.0.0.1") as proxy:
            for header, address in ((v1, "203.0.113.9"), (v2, "203.0.113.9"), (v6, "2001:db8::9"),
                                    (local, "127.0.0.1"), (b"PROXY UNKNOWN\r\n", "127.0.0.1")):
                with self.subTest(header), Client(proxy) as client:
                    client.send(header + get())
                    self.assertEqual(json.loads(client.response()[2]), {"origin": address})
            with Client(proxy) as client:  # a listener has the protocol or not: never guessed
                client.send(get())
                self.assertEqual(client.rest(), b"")
            self.assertIn("proxy-protocol", proxy.last()["complaint"])

    def test_proxy_protocol_is_not_read_from_strangers(self):
        with Proxy("open") as proxy:
            self.assertEqual(self.status(proxy, b"PROXY TCP4 1.2.3.4 127.0.0.1 1 2\r\n" + get()), 400)


class Forwarding(unittest.TestCase):
    def test_message_to_a_real_host_and_back(self):
        seen = []

        def serve(connection):
            seen.append(connection.recv(65536))
            connection.sendall(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                               b"HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate:  Basic  realm=x\r\n"
                               b"Connection: X-Hop\r\nX-Hop: 1\r\nProxy-Authenticate: Basic realm=y\r\n"
                               b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")
        with Origin(serve) as origin, Proxy(forwarding(origin.port)) as proxy, Client(proxy) as client:
            place = f"127.0.0.1:{origin.port}".encode()
            client.send(b"GET http://" + place + b"/a%7Eb?c HTTP/1.1\r\nHost: other.test\r\n"
                        b"Connection: X-Mine\r\nX-Mine: 1\r\nKeep-Alive: 5\r\nAuthorization: t k\r\n" +
                        BASIC + b"\r\n")
            self.assertEqual(client.response()[0], 103)
            status, fields, content = client.response()
            self.assertEqual((status, content, fields["www-authenticate"]),
                             (401, b"hello", "Basic  realm=x"))
            self.assertNotIn("x-hop", fields)
            self.assertNotIn("proxy-authenticate", fields)
            self.assertRegex(fields["via"], "^1[.]1 proxy407-[0-9a-f]{8}$")
            sent = seen[0].decode()
            self.assertTrue(sent.startswith("GET /a%7Eb?c HTTP/1.1\r\nHost: " + place.decode()), sent)
            self.assertIn("Via: " + fields["via"] + "\r\n", sent)
            self.assertIn("Authorization: t k\r\n", sent)
            for gone in ("X-Mine", "Keep-Alive", "Proxy-Authorization"):
                self.assertNotIn(gone, sent)

    def test_failures_of_the_target(self):
        def close(connection):
            connection.recv(65536)

        def nonsense(connection):
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 OK fine\r\n\r\n")

        def challenge(connection):
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n")
        for serve in (close, nonsense, challenge):
            with self.subTest(serve.__name__), Origin(serve) as origin, \
                    Proxy(forwarding(origin.port)) as proxy, Client(proxy) as client:
                client.send(f"GET http://127.0.0.1:{origin.port}/ HTTP/1.1\r\nHost: x\r\n\r\n".encode())
                status, fields, _ = client.response()
                self.assertEqual(status, 502)
                self.assertIn("proxy407; error=http_protocol_error", fields["proxy-status"])

    def test_refused_port_and_forbidden_destination(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        with Proxy(forwarding(port)) as proxy:
            for target, status, error in ((port, 502, "connection_refused"),
                                          (port - 1, 403, "http_request_error")):
                with self.subTest(status), Client(proxy) as client:
                    client.send(connect(target=f"127.0.0.1:{target}".encode()))
                    got, fields, _ = client.response()
                    self.assertEqual(got, status)
                    self.assertIn(error, fields["proxy-status"])

    def test_blind_tunnel_with_half_close(self):  # S-CON-05
        size = 10 * 1024 * 1024

        def echo_when_done(connection):
            received = bytearray()
            while piece := connection.recv(65536):
                received += piece
            connection.sendall(received)
        with Origin(echo_when_done) as origin, Proxy(forwarding(origin.port)) as proxy, \
                Client(proxy) as client:
            client.send(connect(target=f"127.0.0.1:{origin.port}".encode()))
            self.assertEqual(client.response()[0], 200)
            content = os.urandom(1024) * (size // 1024)
            client.send(content)
            client.socket.shutdown(socket.SHUT_WR)
            self.assertEqual(client.rest(), content)


if __name__ == "__main__":
    Proxy.program = os.path.abspath(sys.argv.pop(1))
    unittest.main(argv=sys.argv, verbosity=1)
