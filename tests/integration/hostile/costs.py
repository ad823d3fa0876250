#!/usr/bin/env python3
"""What one client can cost the others: time, memory, and the log.

usage: costs.py PROGRAM [unittest arguments]
"""
import base64
import contextlib
import fcntl
import hashlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.client import BASIC, Client, get, post  # noqa: E402
from support.honest import Meanwhile  # noqa: E402
from support.proxy import Proxy  # noqa: E402

HEAD = 64 * 1024
FULL = HEAD - 400  # of one value, with room for the rest of the head


def field(name, value):
    return name + b": " + value + b"\r\n"


def filled(start, piece, size=FULL):
    """`piece` over and over behind `start`, as long as a head may be."""
    return start + piece * ((size - len(start)) // len(piece))


def parameters(number):
    """So many parameters, all with names of their own."""
    return b"Digest " + b",".join(b"p%d=1" % i for i in range(number))


PIECES = [b"a=b,", b'"', b"\\", b" ", b",", b'a="\\"",', b"=", b"a ", b"a/b;q=0.1,", b"\t", b";",
          b"%41", b"\xff", b"close,", b"chunked,", b"1,", b"[", b":"]
FIELDS = [b"Cookie", b"Connection", b"Via", b"Transfer-Encoding", b"Accept", b"Expect", b"Host",
          b"Content-Length", b"Authorization", b"X-Proxy-Authorization", b"TE", b"Upgrade"]
SCHEMES = [b"Basic ", b"Digest ", b"Bearer ", b"NTLM ", b"Negotiate ", b"Other ", b""]

DIGEST = (b'Digest username="user", realm="proxy407", nonce="n", uri="/", response="'
          + b"0" * 64 + b'", algorithm=SHA-256, qop=auth, nc=00000001, cnonce="')


def requests():
    """Heads of nearly 64 KB, (name, octets)."""
    for piece in PIECES:
        for scheme in SCHEMES:
            yield f"{scheme} {piece}", get(field(b"Proxy-Authorization", filled(scheme, piece)))
        for name in FIELDS:
            yield f"{name} {piece}", get(field(name, filled(b"", piece)) + BASIC)
    yield "7,000 parameters", get(field(b"Proxy-Authorization", parameters(7_000)))
    pair = base64.b64encode(b"user:" + b"%41" * 16_000)
    yield "a long password", get(field(b"Proxy-Authorization", b"Basic " + pair[:FULL // 4 * 4]))
    pair = base64.b64encode(b"a" * 24_000 + b":" + b"\xc3\xa4" * 12_000)
    yield "a long pair", get(field(b"Proxy-Authorization", b"Basic " + pair[:FULL // 4 * 4]))
    yield "a long cnonce", get(field(b"Proxy-Authorization", DIGEST + b"c" * 60_000 + b'"'))
    many = b"".join(field(b"X-%d" % i, b"1") for i in range(190))
    yield "200 fields and a long Connection", get(
        many + field(b"Connection", filled(b"", b"a,", FULL - len(many))) + BASIC)


def in_time(proxy, octets):
    """The seconds until one request is answered or its connection ends."""
    began = time.monotonic()
    with contextlib.suppress(OSError, EOFError, ValueError), Client(proxy) as client:
        client.send(octets)
        client.response()
    return time.monotonic() - began


def attack_long_fields(proxy):
    """Each head once; the slowest first."""
    return sorted(((in_time(proxy, octets), name) for name, octets in requests()), reverse=True)


def nonce_of(client):
    client.send(get())
    _, fields, _ = client.response()
    return fields["proxy-authenticate"].split('nonce="')[1].split('"')[0]


def sha256(text):
    return hashlib.sha256(text).hexdigest().encode()


def auth_int(nonce, content_hash, uri, password):
    """The value of Proxy-Authorization, for content of that hash."""
    ha1 = sha256(b"user:proxy407:" + password)
    ha2 = sha256(b"POST:" + uri + b":" + content_hash)
    response = sha256(b":".join([ha1, nonce, b"00000001", b"c", b"auth-int", ha2]))
    return (b'Digest username="user", realm="proxy407", nonce="' + nonce + b'", uri="' + uri +
            b'", response="' + response + b'", algorithm=SHA-256, qop=auth-int, nc=00000001, '
            b'cnonce="c"')


def upload(proxy, size, password=b"pass", chunked=False, path=b"/status/200"):
    """The status that a POST with auth-int gets for so many octets."""
    uri = b"http://origin.test" + path
    piece = b"x" * 65536
    whole = hashlib.sha256()
    for at in range(0, size, len(piece)):
        whole.update(piece[:size - at])
    with Client(proxy) as client:
        nonce = nonce_of(client).encode()
    with Client(proxy) as client:
        value = auth_int(nonce, whole.hexdigest().encode(), uri, password)
        framing = field(b"Transfer-Encoding", b"chunked") if chunked else \
            field(b"Content-Length", b"%d" % size)
        client.send(b"POST " + uri + b" HTTP/1.1\r\nHost: origin.test\r\n" + framing +
                    field(b"Proxy-Authorization", value) + b"\r\n")
        with contextlib.suppress(ConnectionResetError, BrokenPipeError):
            for at in range(0, size, len(piece)):
                part = piece[:size - at]
                client.send(b"%x\r\n" % len(part) + part + b"\r\n" if chunked else part)
            if chunked:
                client.send(b"0\r\n\r\n")
        return client.response()[0]


def attack_unproven_content(proxy, clients=8, size=24 * 1024 * 1024):
    """Uploads with the wrong password, all at once: (statuses)."""
    statuses = []

    threads = [threading.Thread(target=lambda: statuses.append(upload(proxy, size, b"wrong")))
               for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return statuses


def attack_large_heads(proxy, times=600):
    """Refused requests with as much in them as a head may have."""
    value = b"Basic " + base64.b64encode(b"user:" + b"\xff" * 45_000)
    with Client(proxy) as client:
        for _ in range(times):
            client.send(get(field(b"Proxy-Authorization", value)))
            client.response()


def honest(proxy):
    """A client that asks all the time, and how long it waits for each answer."""
    return Meanwhile(
        lambda: in_time(proxy, get(BASIC + b"Connection: close\r\n")), pause=0.005)


DIGEST_AUTH_INT = {
    "id": "integrity", "title": "Integrity", "story": "For a test.", "family": "digest",
    "links": ["C-407-14"], "client": {"user": "user", "password": "pass"},
    "users": [{"user": "user", "password": "pass"}],
    "proxy": {"authentication": [{"scheme": "digest", "qop": ["auth-int"],
                                  "algorithm": "SHA-256"}]},
    "expect": [{"check": "authenticated"}]}


class Time(unittest.TestCase):
    def test_no_head_costs_the_others_much(self):
        for scenario in ("basic", "digest"):
            with self.subTest(scenario), Proxy(scenario) as proxy, honest(proxy) as asked:
                slowest = attack_long_fields(proxy)
                self.assertLess(slowest[0][0], 0.5, slowest[:5])
                self.assertLess(max(asked.results), 0.5)

    def test_too_many_parameters_have_a_finding(self):
        with Proxy("digest") as proxy, Client(proxy) as client:
            client.send(get(field(b"Proxy-Authorization", parameters(7_000))))
            self.assertEqual(client.response()[0], 400)
            self.assertEqual(proxy.last()["finding"], "too-many-parameters")


class Memory(unittest.TestCase):
    def test_the_journal_is_bounded_in_octets(self):
        with Proxy("basic", "--max-journal", "4194304") as proxy:
            before = proxy.peak_memory()
            attack_large_heads(proxy)
            self.assertLess(proxy.peak_memory() - before, 60)

    def test_who_proved_nothing_costs_no_memory(self):
        with Proxy(DIGEST_AUTH_INT) as proxy:
            before = proxy.peak_memory()
            self.assertEqual(set(attack_unproven_content(proxy)), {407})
            self.assertLess(proxy.peak_memory() - before, 60)

    def test_the_right_password_with_much_content(self):
        with Proxy(DIGEST_AUTH_INT) as proxy:
            for chunked in (False, True):
                for size in (0, 10, 300_000, 5_000_000):
                    with self.subTest(size=size, chunked=chunked):
                        self.assertEqual(upload(proxy, size, chunked=chunked), 200)

    def test_contents_of_all_have_a_budget(self):
        with Proxy("basic", "--max-content-in-all", "60000") as proxy:
            with Client(proxy) as client:
                client.send(post(b"x" * 200_000, BASIC))
                self.assertEqual(client.response()[0], 503)
                self.assertEqual(proxy.last()["complaint"], "content-budget-used-up")
            with Client(proxy) as client:
                for _ in range(3):
                    client.send(post(b"x" * 50_000, BASIC))
                    self.assertEqual(client.response()[0], 200, "what was held is given back")

    def test_refused_content_is_not_kept(self):
        with Proxy("basic", "--max-content", "100000000") as proxy, Client(proxy) as client:
            before = proxy.peak_memory()
            size = 60_000_000
            client.send(b"POST http://origin.test/post HTTP/1.1\r\nHost: origin.test\r\n"
                        b"Content-Length: %d\r\n\r\n" % size)
            with contextlib.suppress(OSError):  # most of it is not even read
                for _ in range(size // 60_000):
                    client.send(b"x" * 60_000)
            self.assertLess(proxy.peak_memory() - before, 20)


class Log(unittest.TestCase):
    def serve(self, *arguments, **streams):
        """(process, proxy with its port); both are ended by the test's end."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        port_file = pathlib.Path(folder.name) / "port"
        process = subprocess.Popen(
            [Proxy.program, "serve", "basic", "--port", "0", "--port-file", port_file, *arguments],
            **{"stderr": subprocess.PIPE, **streams})
        self.addCleanup(self.end, process)
        deadline = time.monotonic() + 20
        while not port_file.exists() and time.monotonic() < deadline:
            time.sleep(0.005)
        process.port = int(port_file.read_text(encoding="utf-8"))
        return process

    @staticmethod
    def end(process):
        if process.poll() is None:
            process.kill()
        process.wait(20)
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()

    def stop(self, process, within=5):
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        code = process.wait(20)
        self.assertLess(time.monotonic() - began, within)
        return code

    @staticmethod
    def ask(process, times, fields=BASIC):
        with Client(process) as client:
            for _ in range(times):
                client.send(get(fields))
                client.response()

    def test_a_pipe_that_nobody_reads_stops_nothing(self):
        for form, times in (("json", 5_000), ("text", 1_500)):
            with self.subTest(form):
                process = self.serve("--log", form, stdout=subprocess.PIPE)
                self.ask(process, times)
                self.assertEqual(self.stop(process), 0)
                self.assertRegex(process.stderr.read(), rb"\d+ exchanges missing in the log")

    def test_stderr_in_the_same_pipe_stops_nothing(self):
        process = self.serve("--log", "json", stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.ask(process, 300)
        self.assertEqual(self.stop(process), 0)

    def test_each_exchange_is_in_the_log_or_counted(self):
        process = self.serve("--log", "json", stdout=subprocess.PIPE)
        size = fcntl.fcntl(process.stdout, 1032)  # F_GETPIPE_SZ
        large = BASIC + field(b"X-Large", b"x" * 3000)
        self.ask(process, 6_000, large)
        lines = []
        reader = threading.Thread(target=lambda: lines.extend(process.stdout))
        reader.start()
        time.sleep(0.5)
        self.ask(process, 10)
        self.assertEqual(self.stop(process), 0)
        reader.join(20)
        entries = [json.loads(line) for line in lines]
        dropped = sum(entry.get("dropped", 0) for entry in entries)
        told = sum("number" in entry for entry in entries)
        self.assertEqual(told + dropped, 6_010)
        self.assertGreater(dropped, 0)
        self.assertGreater(told, size // 4000)

    def test_a_full_disk_is_told(self):
        with open("/dev/full", "wb") as full:
            for arguments, stdout in ((["--log", "json"], full), ([], full),
                                      (["--log-file", "/dev/full"], subprocess.DEVNULL)):
                with self.subTest(arguments=arguments):
                    process = self.serve(*arguments, stdout=stdout)
                    self.ask(process, 20)
                    self.assertEqual(self.stop(process), 4)
                    self.assertIn(b"No space left on device", process.stderr.read())

    def test_a_closed_pipe_is_told(self):
        process = self.serve("--log", "json", stdout=subprocess.PIPE)
        process.stdout.close()
        self.ask(process, 20)
        self.assertEqual(self.stop(process), 4)
        self.assertIn(b"Broken pipe", process.stderr.read())

    def test_a_closed_standard_output_is_told_and_goes_to_no_client(self):
        process = self.serve("--log", "json", preexec_fn=lambda: os.close(1))
        self.ask(process, 20)
        self.assertEqual(self.stop(process), 4)
        self.assertIn(b"Bad file descriptor", process.stderr.read())

    def test_a_pipe_that_somebody_made_non_blocking_loses_nothing(self):
        read, write = os.pipe()
        os.set_blocking(write, False)
        with open(read, "rb") as reader:
            process = self.serve("--log", "json", stdout=write)
            os.close(write)
            self.ask(process, 200)
            lines = []
            thread = threading.Thread(target=lambda: lines.extend(reader))
            thread.start()
            self.assertEqual(self.stop(process), 0)
            thread.join(20)
        self.assertEqual(len(lines), 200)

    def test_a_log_file_is_for_its_owner_and_is_appended_to(self):
        with tempfile.TemporaryDirectory() as folder:
            log = pathlib.Path(folder) / "log"
            for run in (1, 2):
                process = self.serve("--log", "json", "--log-file", log, stdout=subprocess.DEVNULL)
                self.ask(process, 3)
                lines = log.read_text(encoding="utf-8").splitlines()
                self.assertEqual(len(lines), 3 * run, "who has the reply finds it in the file")
                self.assertEqual(self.stop(process), 0)
            self.assertEqual(log.stat().st_mode & 0o777, 0o600)

    def test_a_log_file_that_can_not_be_opened(self):
        for path, words in (("/nowhere/log", b"No such file"), ("/", b"it is a folder")):
            done = subprocess.run([Proxy.program, "serve", "--port", "0", "--log-file", path],
                                  capture_output=True, timeout=20, check=False)
            self.assertEqual(done.returncode, 1)
            self.assertIn(words, done.stderr)

    def test_one_request_writes_little(self):
        marked = [b"X-Mark: unique-octets" + b"\xff" * 60_000 + b"\r\n",
                  b"X-Mark: unique-octets" + b"z" * 60_000 + b"\r\n",
                  b"X-Mark: unique-octets" + b"\x01" * 60_000 + b"\r\n",
                  field(b"Proxy-Authorization",
                        b"Basic " + base64.b64encode(b"unique-octets" + b":\xff" * 20_000))]
        for form in ("json", "text"):
            for fields in marked:
                for more in (b"", BASIC):
                    with Proxy("basic", "--log", form) as proxy, Client(proxy) as client:
                        client.send(get(more + fields))
                        client.response()
                        log = pathlib.Path(proxy.log.name).read_bytes()
                        self.assertLess(len(log), 40_000)
                        if form == "json" and b"X-Mark" in fields and b"\x01" not in fields:
                            self.assertLessEqual(log.count(b"unique-octets"), 1, log[:3000])

    def test_other_commands_tell_a_full_disk(self):
        with open("/dev/full", "wb") as full:
            for words in (["scenarios", "list"], ["--help"], ["scenarios", "show", "basic"]):
                done = subprocess.run([Proxy.program, *words], stdout=full, timeout=20,
                                      stderr=subprocess.PIPE, check=False)
                self.assertEqual(done.returncode, 1, words)
                self.assertIn(b"No space left on device", done.stderr)


if __name__ == "__main__":
    Proxy.program = sys.argv.pop(1)
    unittest.main()
