#!/usr/bin/env python3
"""No client reaches the control API through a proxy, however it writes the address; and no page in a
browser reaches it at all.

usage: unreachable.py PROGRAM [unittest arguments]
"""
import http.client
import pathlib
import socket
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.admin import Administered  # noqa: E402
from support.client import Client  # noqa: E402
from support.proxy import Proxy  # noqa: E402

V4 = ["127.0.0.1", "127.1", "127.0.1", "2130706433", "017700000001", "0x7f000001", "0x7f.1",
      "0177.0.0.1", "127.000.000.001", "0.0.0.0", "0", "0x0", "00"]
V6 = ["[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:7f00:0001]",
      "[::]", "[::ffff:0.0.0.0]", "[::127.0.0.1]", "[0::1]"]
NAMES = ["localhost", "LOCALHOST", "localhost.", "LocalHost.", "ip6-localhost", "foo.localhost",
         socket.gethostname(), socket.getfqdn(), "%31%32%37.0.0.1", "127.0.0.1.", "loopback"]
OTHERS = ["127.0.0.2", "127.255.255.254"]


def own_addresses():
    found = set()
    for family, place in ((socket.AF_INET, ("192.0.2.1", 9)), (socket.AF_INET6, ("2001:db8::1", 9))):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as one:
                one.connect(place)
                address = one.getsockname()[0]
                found.add(f"[{address}]" if ":" in address else address)
        except OSError:
            pass
    return sorted(found)


SPELLINGS = V4 + V6 + NAMES + OTHERS + own_addresses()
MARKS = (b"uptime_s", b'"healthy"', b"urn:proxy407:problem", b"X-Content-Type-Options")
ASK = b"GET /__admin/health HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n"


class Through(unittest.TestCase):
    def refused(self, octets, what):
        for mark in MARKS:
            self.assertNotIn(mark, octets, what)

    def by_absolute_form(self, place, host, port):
        with Client(place) as client:
            client.send(f"GET http://{host}:{port}/__admin/health HTTP/1.1\r\nHost: {host}:{port}\r\n"
                        "Connection: close\r\n\r\n".encode())
            return client.rest()

    def by_connect(self, place, host, port):
        with Client(place) as client:
            client.send(f"CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
            head = client.read_until(b"\r\n\r\n")
            if b" 200 " not in head.split(b"\r\n")[0]:
                return head + client.rest()
            client.send(ASK % port)
            return head + client.rest()

    def all_ways(self, proxy, place, is_forwarding):
        for host in SPELLINGS:
            for way in (self.by_absolute_form, self.by_connect):
                with self.subTest(host=host, way=way.__name__):
                    octets = way(place, host, proxy.admin_port)
                    self.refused(octets, host)
                    if is_forwarding and host in ("127.0.0.1", "[::ffff:127.0.0.1]", "0.0.0.0",
                                                  "localhost"):
                        self.assertIn(b"control-port-as-target", octets)

    def test_directly_it_is_there(self):
        with Administered("open") as proxy:
            with socket.create_connection(("127.0.0.1", proxy.admin_port), 10) as direct:
                direct.sendall(ASK % proxy.admin_port)
                answer = b""
                while piece := direct.recv(65536):
                    answer += piece
            self.assertIn(b"uptime_s", answer)

    def test_embedded_origin(self):
        with Administered("open") as proxy:
            self.all_ways(proxy, proxy, False)

    def test_forwarding_to_every_host(self):
        with Administered("open", "--origin-forward", "*", "--origin-timeout", "2") as proxy:
            self.all_ways(proxy, proxy, True)

    def test_forwarding_to_the_port_by_name(self):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        with Proxy("open", "--admin-port", str(port), "--origin-forward", f"127.0.0.1:{port}",
                   "--origin-forward", f"localhost:{port}") as proxy:
            for host in ("127.0.0.1", "localhost"):
                for way in (self.by_absolute_form, self.by_connect):
                    octets = way(proxy, host, port)
                    self.refused(octets, host)
                    self.assertIn(b"control-port-as-target", octets)

    def test_second_proxy_and_direct_origin(self):
        for scenario in ("one-account-at-two-proxies", "environment-names-another"):
            with Administered(scenario, "--origin-forward", "*", "--origin-timeout", "2") as proxy:
                one = proxy.ask("GET", "/proxies")["proxies"][0]
                beside = [one["second_proxy_port"], one["direct_origin_port"]]
                self.assertTrue(any(beside), scenario)
                for port in filter(None, beside):
                    self.all_ways(proxy, type("Place", (), {"port": port}), False)

    def test_redirect_leads_nowhere(self):
        with Administered("open") as proxy:
            url = f"http://127.0.0.1:{proxy.admin_port}/__admin/health"
            with Client(proxy) as client:
                client.send(f"GET http://origin.test/redirect-to?url={url} HTTP/1.1\r\n"
                            "Host: origin.test\r\n\r\n".encode())
                status, fields, _ = client.response()
                self.assertEqual((status, fields["location"]), (302, url))
                client.send(f"GET {url} HTTP/1.1\r\nHost: 127.0.0.1:{proxy.admin_port}\r\n"
                            "Connection: close\r\n\r\n".encode())
                self.refused(client.rest(), url)

    def test_redirect_of_a_real_host_leads_nowhere(self):
        with Administered("open", "--origin-forward", "*") as proxy:
            octets = self.by_absolute_form(proxy, "127.0.0.1", proxy.admin_port)
            self.assertIn(b"403", octets.split(b"\r\n")[0])

    def test_another_proxy_that_forwards(self):
        with Administered("open") as proxy, Proxy("open", "--origin-forward", "*") as other:
            octets = self.by_absolute_form(other, "127.0.0.1", proxy.admin_port)
            self.assertNotIn(b"uptime_s", octets)
            self.assertIn(b" 403 ", octets.split(b"\r\n")[0])


class Pages(unittest.TestCase):
    def ask(self, proxy, fields, method="GET", path="/__admin/health", body=None):
        connection = http.client.HTTPConnection("127.0.0.1", proxy.admin_port, timeout=10)
        connection.putrequest(method, path, skip_host=True)
        for name, value in fields:
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        response = connection.getresponse()
        response.read()
        connection.close()
        return response.status

    def test_names_that_were_bound_again(self):
        with Administered("open") as proxy:
            port = proxy.admin_port
            for host in (f"evil.test:{port}", "evil.test", f"127.0.0.1.nip.io:{port}", "127.0.0.1",
                         f"127.0.0.1:{port + 1}", f"localhost.evil.test:{port}", f"0.0.0.0:{port}"):
                self.assertEqual(self.ask(proxy, [("Host", host)]), 403, host)
            self.assertEqual(self.ask(proxy, []), 400)
            self.assertEqual(self.ask(proxy, [("Host", f"127.0.0.1:{port}")]), 200)

    def test_pages_of_others(self):
        with Administered("open") as proxy:
            host = ("Host", f"127.0.0.1:{proxy.admin_port}")
            for field in (("Origin", "http://evil.test"), ("Origin", "null"),
                          ("Origin", f"http://localhost:{proxy.port}"),
                          ("Sec-Fetch-Site", "cross-site")):
                self.assertEqual(self.ask(proxy, [host, field], "POST", "/__admin/shutdown", b""), 403)
            for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
                status = self.ask(proxy, [host, ("Content-Type", kind)], "POST",
                                  "/__admin/shutdown", b"{}")
                self.assertEqual(status, 415, kind)
            self.assertIsNone(proxy.process.poll())

    def test_no_answer_lets_others_read_it(self):
        with Administered("open") as proxy:
            _, fields, _ = proxy.raw("GET", "/health")
            self.assertNotIn("Access-Control-Allow-Origin", fields)
            self.assertEqual(fields["X-Content-Type-Options"], "nosniff")

    def test_it_listens_on_the_loopback_alone(self):
        for arguments in ((), ("--address", "0.0.0.0")):
            with Administered("open", *arguments) as proxy:
                for address in own_addresses():
                    with self.assertRaises(OSError, msg=address):
                        socket.create_connection((address.strip("[]"), proxy.admin_port), 2).close()


class Elsewhere(Pages):
    """Where others than programs of this machine may ask."""

    OPEN = ("--admin-address", "0.0.0.0", "--admin-host", "proxy407", "--admin-host", "mock.test")

    def test_names_that_were_bound_again(self):
        with Administered("open", *self.OPEN) as proxy:
            port = proxy.admin_port
            for host in (f"evil.test:{port}", "evil.test", f"127.0.0.1.nip.io:{port}", "proxy407.evil.test",
                         f"localhost.evil.test:{port}"):
                self.assertEqual(self.ask(proxy, [("Host", host)]), 403, host)
            for host in (f"proxy407:{port}", "Mock.test", "localhost:49153", "10.1.2.3:49153", "[fd00::1]"):
                self.assertEqual(self.ask(proxy, [("Host", host)]), 200, host)

    def test_pages_of_others(self):
        with Administered("open", *self.OPEN) as proxy:
            host = ("Host", "10.1.2.3:49153")
            for origin, status in (("http://10.1.2.3:49153", 200), ("http://10.1.2.3:80", 403),
                                   ("http://proxy407:4407", 403), ("http://evil.test", 403)):
                self.assertEqual(self.ask(proxy, [host, ("Origin", origin)]), status, origin)

    def test_it_listens_on_the_loopback_alone(self):
        with Administered("open", *self.OPEN) as proxy:
            for address in own_addresses():
                if ":" not in address:
                    with socket.create_connection((address, proxy.admin_port), 5):
                        pass

    def test_every_address_of_the_machine_is_closed_to_clients_of_the_proxy(self):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        hosts = ["127.0.0.1", "localhost", *[one for one in own_addresses() if ":" not in one]]
        forward = [word for host in hosts for word in ("--origin-forward", f"{host}:{port}")]
        with Proxy("open", "--admin-port", str(port), *self.OPEN, *forward) as proxy:
            for host in hosts:
                for way in (Through.by_absolute_form, Through.by_connect):
                    self.assertIn(b"control-port-as-target", way(Through(), proxy, host, port), host)


if __name__ == "__main__":
    Proxy.program = sys.argv.pop(1)
    unittest.main()
