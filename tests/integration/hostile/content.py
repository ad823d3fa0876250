#!/usr/bin/env python3
"""Contents, arguments and documents that were made to cost much, against `serve` and `certify`.

usage: content.py PROGRAM [unittest arguments]

Each attack is a function of a proxy that serves "basic" (user:pass); it returns when its last
answer is there.
"""
import concurrent.futures
import contextlib
import hashlib
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.client import BASIC, Client, connect, get  # noqa: E402
from support.honest import Meanwhile  # noqa: E402
from support.proxy import Proxy  # noqa: E402

MIB = 1024 * 1024


def request(path, content=b"", method=b"POST", fields=b""):
    return (method + b" http://origin.test" + path + b" HTTP/1.1\r\nHost: origin.test\r\n" + BASIC +
            fields + b"Content-Length: " + str(len(content)).encode() + b"\r\n\r\n" + content)


def answer(proxy, octets):
    with Client(proxy) as client:
        client.socket.settimeout(60)
        client.send(octets)
        return client.response()


def attack_nested_content(proxy):
    """JSON that is nested deeply, or of very many keys, to each route that looks at content."""
    contents = [b"[" * 220_000, b"[" * 30_000 + b"]" * 30_000, b'{"a":' * 40_000,
                b"{" + b",".join(b'"%d":0' % i for i in range(40_000)) + b"}",
                b"[" + b"[]," * 60_000 + b"0]", b'["' + b"\\u0000" * 30_000 + b'"]']
    answers = []
    for content in contents:
        for path in b"/anything", b"/post", b"/delay/0":
            status, _, shown = answer(proxy, request(path, content))
            answers.append((status, len(shown), len(content)))
        with Client(proxy) as client:
            client.socket.settimeout(60)
            client.send(connect(BASIC, b"origin.test:80"))
            client.response()
            client.send(request(b"/anything", content).replace(b" http://origin.test/", b" /"))
            status, _, shown = client.response()
            answers.append((status, len(shown), len(content)))
    return answers


def attack_uploads(proxy, uploads=10, size=30 * MIB):
    """Large contents at the same time, with a length and in chunks."""
    def upload(number):
        with Client(proxy) as client:
            client.socket.settimeout(60)
            if number % 2:
                client.send(request(b"/anything").replace(
                    b"Content-Length: 0", b"Transfer-Encoding: chunked"))
                chunk = b"%x\r\n" % MIB + b"x" * MIB + b"\r\n"
                for _ in range(size // MIB):
                    client.send(chunk)
                client.send(b"0\r\n\r\n")
            else:
                client.send(request(b"/anything").replace(
                    b"Content-Length: 0", b"Content-Length: %d" % size))
                for _ in range(size // MIB):
                    client.send(b"x" * MIB)
            status, _, shown = client.response()
            return status, json.loads(shown)
    with concurrent.futures.ThreadPoolExecutor(uploads) as pool:
        return list(pool.map(upload, range(uploads)))


def attack_repeated_content(proxy):
    """A content that a hundred lines of an answer could repeat."""
    return answer(proxy, request(b"/stream/100", b"\1" * MIB, b"GET"))


def attack_unread_answers(proxy, connections=60):
    """Clients ask for much and read nothing of it."""
    asked = [request(b"/bytes/10485760", method=b"GET"), request(b"/anything", b"\1" * 100_000),
             request(b"/stream/100", b"\1" * 16_000, b"GET")]
    with contextlib.ExitStack() as stack:
        for number in range(connections):
            client = stack.enter_context(Client(proxy))
            client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.send(asked[number % 3])
        time.sleep(2)


def attack_names(proxy):
    """Arguments and fields by the ten thousand, different ones and the same again and again."""
    answers = []
    for path in b"/anything", b"/get", b"/redirect-to":
        for one in b"%x&", b"a&", b"a=%%%x&":
            query = b"".join(one % i if b"%" in one else one for i in range(9_000))[:50_000]
            answers.append(answer(proxy, request(path + b"?" + query, method=b"GET"))[0])
    for one in b"%x:\r\n", b"a:\r\n":
        fields = b"".join(one % i if b"%" in one else one for i in range(9_000))
        fields = fields[:fields.rindex(b"\r\n", 0, 50_000) + 2]
        answers.append(answer(proxy, request(b"/headers", method=b"GET", fields=fields))[0])
    return answers


def busy_time(proxy):
    """How long the proxy has worked, in seconds: what a wait costs on a machine of its own."""
    text = pathlib.Path(f"/proc/{proxy.process.pid}/schedstat").read_text(encoding="utf-8")
    return int(text.split()[0]) / 1e9


def honest_request(proxy):
    """A client that asks for little; how long the proxy works before it answers."""
    began = busy_time(proxy)
    try:
        with Client(proxy) as client:
            client.socket.settimeout(120)
            client.send(get(BASIC))
            client.response()
    except (OSError, EOFError):
        return float("inf")
    return busy_time(proxy) - began


class Contents(unittest.TestCase):
    # Bounds that hold in a slow build and under sanitizers. What they are to keep out took seconds
    # of a fast one, and gigabytes.
    LONGEST_WAIT = 5
    MOST_MEMORY = 150

    @contextlib.contextmanager
    def attacked(self):
        with Proxy("basic") as proxy:
            before = proxy.peak_memory()
            with Meanwhile(lambda: honest_request(proxy), pause=0.01) as honest:
                yield proxy
            grown = proxy.peak_memory() - before
            times = sorted(honest.results)
            print(f"{self._testMethodName}: {grown:.0f} MiB more, an honest client waited "
                  f"{times[len(times) * 99 // 100]:.3f} s (99 of 100), {times[-1]:.3f} s (at most)",
                  file=sys.stderr)
            self.assertLess(grown, self.MOST_MEMORY)
            self.assertLess(times[-1], self.LONGEST_WAIT)

    def test_nested_content_is_data_only_and_its_answer_is_no_larger(self):
        with self.attacked() as proxy:
            for status, shown, sent in attack_nested_content(proxy):
                self.assertEqual(status, 200)
                self.assertLess(shown, 4 * sent + 1000)

    def test_large_uploads_are_counted_and_hashed_not_kept(self):
        whole = hashlib.sha256(b"x" * 30 * MIB).hexdigest()
        with self.attacked() as proxy:
            for status, shown in attack_uploads(proxy):
                self.assertEqual(status, 200)
                self.assertEqual(shown["data_length"], 30 * MIB)
                self.assertEqual(shown["data_sha256"], whole)
                self.assertEqual(shown["data"], "x" * 64 * 1024)

    def test_content_is_not_repeated_in_each_line(self):
        with self.attacked() as proxy:
            status, _, shown = attack_repeated_content(proxy)
            self.assertEqual(status, 200)
            self.assertLess(len(shown), 12 * MIB)

    def test_an_answer_that_nobody_reads_costs_a_piece(self):
        with self.attacked() as proxy:
            attack_unread_answers(proxy)

    def test_many_names_take_no_time(self):
        with self.attacked() as proxy:
            for status in attack_names(proxy):
                self.assertIn(status, (200, 400, 414, 431))


class Documents(unittest.TestCase):
    """What `certify` reads is a message where it is no such document, never a crash."""

    HOSTILE = {
        "deep": b"[" * 100_000,
        "deep and whole": b"[" * 100_000 + b"]" * 100_000,
        "deep objects": b'{"v":' * 100_000,
        "deep in an exchange": b'{"v": 1,\n"clients": [],\n"results":\n[{"exchanges": [' +
                               b'{"a":' * 100_000,
        "many keys": b"{" + b",".join(b'"%d":0' % i for i in range(200_000)) + b"}",
        "many mistakes": b'{"v": 1, "clients": [], "results": [' + b"0," * 200_000 + b"0]}",
        "a NUL": b'{"v": 1, "clients": [], "results": []}\0',
    }

    REPORT = ["certify", "report", "FILE", "--html", "report.html"]

    def run_on(self, content, *command):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "hostile.json"
            path.write_bytes(content)
            filled = [str(path) if word == "FILE" else word for word in command]
            ended = subprocess.run([Proxy.program, *filled], capture_output=True, timeout=60,
                                   check=False, cwd=folder)
            return ended.returncode, ended.stderr.decode()

    def test_results(self):
        for name, content in self.HOSTILE.items():
            for command in (self.REPORT,
                            ["certify", "merge", "FILE", "FILE", "--json", "merged.json"],
                            ["certify", "regrade", "FILE", "--json", "regraded.json"]):
                with self.subTest(name, command=command):
                    status, errors = self.run_on(content, *command)
                    self.assertEqual(status, 2, errors[-1000:])
                    self.assertRegex(errors, r"hostile\.json:[0-9]+:[0-9]+: .*found .*, expected ")
                    self.assertLess(len(errors), 100_000)

    def test_the_line_of_the_excess(self):
        _, errors = self.run_on(self.HOSTILE["deep in an exchange"], *self.REPORT)
        self.assertIn("hostile.json:4:", errors)
        self.assertIn("found yet another level of nesting, expected 64 at most", errors)

    def test_a_mistake_far_down_has_its_line(self):
        scenario = '{"name": "%d", "title": "", "family": "", "story": ""}'
        lines = ",\n".join(scenario % i for i in range(30_000))
        document = ('{"v": 1, "clients": [],\n"scenarios": [\n' + lines +
                    ',\n{"name": 7, "title": "", "family": "", "story": ""}\n], "results": []}')
        status, errors = self.run_on(document.encode(), *self.REPORT)
        self.assertEqual(status, 2)
        self.assertIn("hostile.json:30003:10: /scenarios/30000/name: found 7, expected a text",
                      errors)
        status, errors = self.run_on(document.encode() + b"]", *self.REPORT)
        self.assertEqual(status, 2)
        self.assertIn("hostile.json:30004:", errors)

    def test_exchanges_that_no_log_has_written(self):
        result = {
            "client": "curl", "channel": "option", "target": "http", "scenario": "basic",
            "control": False, "verdict": "PASS", "leak": False, "standing": "expected",
            "finding": "", "sentence": "", "reason": "", "took_ms": 1, "reproduce": "",
            "ended": {"code": 0, "signal": 0, "timed_out": False}, "checks": [], "output": "",
            "error": "", "exchanges": [{"number": 1}], "observed": {"connections": -1}}
        client = {"client": "curl", "title": "", "language": "", "homepage": "",
                  "installed": True, "version": "", "why_not": ""}
        document = {"v": 1, "clients": [client], "results": [result]}
        command = ["certify", "regrade", "FILE", "--json", "regraded.json", "--clients-dir",
                   str(pathlib.Path(__file__).parents[3] / "client-tests" / "clients")]
        status, errors = self.run_on(json.dumps(document).encode(), *command)
        self.assertEqual(status, 2)
        self.assertIn("/results/0/exchanges: found an exchange that can't be read", errors)
        result["exchanges"] = []
        status, errors = self.run_on(json.dumps(document).encode(), *command)
        self.assertEqual((status, errors), (0, ""))

    def test_scenarios(self):
        for name, content in self.HOSTILE.items():
            with self.subTest(name):
                status, errors = self.run_on(content, "scenarios", "validate", "FILE")
                self.assertNotIn(status, (0, -6, -11))
                self.assertRegex(errors, r"hostile\.json:[0-9]+:[0-9]+: .*found .*, expected ")


if __name__ == "__main__":
    Proxy.program = os.path.abspath(sys.argv.pop(1))
    unittest.main()
