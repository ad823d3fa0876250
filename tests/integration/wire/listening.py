#!/usr/bin/env python3
"""What `serve` and `run` say when they can't listen, and how they end then.

usage: listening.py PROGRAM [unittest arguments]
"""
import os
import pathlib
import resource
import socket
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.client import get  # noqa: E402
from support.proxy import Proxy  # noqa: E402

CAN_NOT_LISTEN = 3
NOBODY = 65534


def end_of(*arguments, **more):
    return subprocess.run([Proxy.program, *arguments], capture_output=True, text=True, timeout=60,
                          stdin=subprocess.DEVNULL, check=False, **more)


def few_descriptors():
    resource.setrlimit(resource.RLIMIT_NOFILE, (7, 7))


class CanNotListen(unittest.TestCase):
    def refused(self, ended, *sentences):
        self.assertEqual(ended.returncode, CAN_NOT_LISTEN, ended.stderr)
        self.assertEqual(ended.stdout, "")
        for sentence in sentences:
            self.assertIn(sentence, ended.stderr)
        self.in_plain_words(ended)

    def in_plain_words(self, ended):
        for raw in ("boost", "asio", "/usr/include", "[system:", "error_code"):
            self.assertNotIn(raw, ended.stderr)

    def test_busy_port(self):
        with Proxy("basic") as proxy:
            self.refused(
                end_of("serve", "--port", str(proxy.port)),
                f"proxy407 serve: can't listen on 127.0.0.1 port {proxy.port}: "
                "Address already in use\n",
                "--port 0 takes any free port.")

    def test_busy_port_of_the_second_scenario(self):
        for _ in range(20):
            with socket.create_server(("127.0.0.1", 0)) as taken:
                port = taken.getsockname()[1]
                ended = end_of("serve", "basic", "digest", "--port", str(port - 1))
            if f"port {port}:" in ended.stderr:  # or the first one was busy as well
                break
        self.refused(ended, f"can't listen on 127.0.0.1 port {port}: Address already in use")

    def test_busy_port_of_ipv6_and_tls(self):
        try:
            taken = socket.create_server(("::1", 0), family=socket.AF_INET6)
        except OSError:
            self.skipTest("no IPv6 here")
        with taken:
            port = str(taken.getsockname()[1])
            self.refused(end_of("serve", "--tls", "--address", "::1", "--port", port),
                         f"can't listen on ::1 port {port}: Address already in use")

    def test_address_of_another_machine(self):
        ended = end_of("serve", "--address", "192.0.2.1", "--port", "0")
        self.refused(ended, "can't listen on 192.0.2.1 port 0: ", "This machine has no such address")
        self.assertNotIn("warning", ended.stderr, "nobody can reach what does not listen")

    def test_privileged_port(self):
        first = int(pathlib.Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").read_text())
        if first == 0:
            self.skipTest("no port is privileged here")
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}
        with tempfile.TemporaryDirectory() as folder:
            os.chmod(folder, 0o755)
            program = os.path.join(folder, "proxy407")
            subprocess.run(["cp", Proxy.program, program], check=True)
            ended = subprocess.run([program, "serve", "--port", str(first - 1)],
                                   capture_output=True, text=True, timeout=60, check=False, **user)
        self.refused(ended, f"can't listen on 127.0.0.1 port {first - 1}: Permission denied",
                     "Low ports are for root")

    def test_not_an_address(self):
        for address in ("proxy.example", "", "127.0.0.1:80", "[::1]", "1.2.3", "0.0.0.0/0", "a b"):
            with self.subTest(address):
                ended = end_of("serve", "--address", address, "--port", "0")
                self.assertEqual(ended.returncode, 2, ended.stderr)
                self.assertIn("--address is an IP address", ended.stderr)

    def test_localhost_is_the_loopback_address(self):
        with Proxy("basic", "--address", "localhost") as proxy:
            self.assertEqual(proxy.exchanges(), [])

    def test_a_scoped_address_without_its_scope(self):
        self.refused(end_of("serve", "--address", "fe80::1", "--port", "0"),
                     "can't listen on fe80::1 port 0: ")

    def test_no_descriptors_left(self):
        ended = end_of("run", "--", "true", preexec_fn=few_descriptors)
        self.refused(ended, "proxy407 run: no proxy: ", "Too many open files")
        ended = end_of("serve", "--port", "0", preexec_fn=few_descriptors)
        self.assertNotEqual(ended.returncode, 0)
        self.assertIn("Too many open files", ended.stderr)
        self.in_plain_words(ended)


class AllAddresses(unittest.TestCase):
    """Who listens on all addresses names the one that a client came by."""

    def lines(self, proxy, family, address):
        """The command that works, in the answer and in the log."""
        with socket.socket(family) as client:
            client.settimeout(10)
            client.connect((address, proxy.port))
            client.sendall(get())
            answer = client.recv(65536).decode()
        return [line for line in answer.split("\n") if line.startswith("this works")] + [
            proxy.last()["command"]]

    def test_ipv4(self):
        with Proxy("basic", "--address", "0.0.0.0") as proxy:
            for address in ("127.0.0.1", "127.0.0.2"):
                for line in self.lines(proxy, socket.AF_INET, address):
                    self.assertIn(f"-x http://{address}:{proxy.port} ", line)

    def test_ipv6(self):
        try:
            socket.create_server(("::1", 0), family=socket.AF_INET6).close()
        except OSError:
            self.skipTest("no IPv6 here")
        with Proxy("basic", "--address", "::") as proxy:
            for family, address, shown in ((socket.AF_INET6, "::1", "[::1]"),
                                           (socket.AF_INET, "127.0.0.2", "127.0.0.2")):
                try:
                    lines = self.lines(proxy, family, address)
                except ConnectionRefusedError:
                    continue  # IPv6 only
                for line in lines:
                    self.assertIn(f"http://{shown}:{proxy.port}", line)


if __name__ == "__main__":
    Proxy.program = os.path.abspath(sys.argv.pop(1))
    unittest.main(argv=sys.argv, verbosity=1)
