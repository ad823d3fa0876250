"""The rows: what work is done, which programs can do it, and how much each may cost."""
import base64
import dataclasses
import hashlib
import json
import pathlib
import re
import socket
import ssl
import subprocess
import tempfile
import time
import typing

import programs

HERE = pathlib.Path(__file__).resolve().parent
ORIGIN = "http://origin.test/ip"
CONNECTIONS = 16


@dataclasses.dataclass
class Bound:
    """`of` costs at most `limit` times what `against` does (at least, where more is better)."""

    of: str
    limit: float
    against: typing.Optional[str] = "responder"
    at_least: bool = False

    def __str__(self):
        sign = ">=" if self.at_least else "<="
        other = f" of {self.against}" if self.against else ""
        return f"{self.of} {sign} {self.limit:.4g}{other}"


@dataclasses.dataclass
class Row:
    """`measure` starts a program, lets it work for so many seconds and gives one figure; nothing where
    the program is not installed."""

    id: str
    title: str
    programs: list
    measure: typing.Callable
    bounds: list
    unit: str = "us of CPU per request"
    floor: typing.Optional[str] = "responder"


class NotTheWork(Exception):
    """The program did something else than the row is about: no figure is better than a wrong one."""


def basic(user, password):
    return "Basic " + base64.b64encode(user.encode() + b":" + password).decode()


RIGHT = basic(programs.USER, programs.PASSWORD.encode())
HARD = "p@ss w$rd/caf\u00e9"


def commonest_mistakes():
    """Twenty, each made of user alice and the password above."""
    right = HARD.encode()
    passwords = [
        b"p%40ss%20w%24rd%2Fcaf%C3%A9", b"p%2540ss%2520w%2524rd%252Fcaf%25C3%25A9",
        b"p@ss+w$rd/caf\xc3\xa9", b"p", b"p@ss w$rd", b"p@ss", b"", b"undefined", b"None",
        right + b"\n", right + b"\r\n", b'"' + right + b'"', b"'" + right + b"'",
        b"p@ss w/caf\xc3\xa9", b"p@ss w$$rd/caf\xc3\xa9", right.upper(), right + b" ",
        b" " + right, base64.b64encode(right),
    ]
    return [basic("alice", one) for one in passwords] + [basic(HARD, b"alice")]


def ask(port, values, seconds, target, expected):
    """Lets wrk send them for so long; how many requests that were. `expected`: all of the answers are
    refusals, or none is."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join([target, *values]) + "\n")
        file.flush()
        done = subprocess.run(
            ["taskset", "-c", programs.CORE_OF_LOAD, "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s",
             "-s", HERE / "load.lua", f"http://127.0.0.1:{port}/", "--", file.name],
            capture_output=True, text=True, check=True,
        )
    result = json.loads(done.stdout.rpartition("RESULT ")[2])
    refused = result["refused"] / max(result["requests"], 1)
    if result["requests"] < 100 or (refused > 0.01 if expected == "accepted" else refused < 0.99):
        raise NotTheWork(f"{expected} was asked for: {result}")
    return result["requests"]


def per_request(values, expected, target=ORIGIN, before=1, **how):
    """Microseconds of CPU per request of a proxy that has already had a second's work."""

    def measure(program, seconds):
        running = program.start(**how)
        if running is None:
            return None
        with running:
            sent = values(running.port) if callable(values) else values
            ask(running.port, sent, min(before, seconds), target, expected)
            began = running.cpu_seconds()
            count = ask(running.port, sent, seconds, target, expected)
            return (running.cpu_seconds() - began) / count * 1e6

    return measure


def answer_to(port, fields=""):
    """The head of the answer to one request."""
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.sendall(f"GET {ORIGIN} HTTP/1.1\r\nHost: origin.test\r\n{fields}\r\n".encode())
        return client.recv(65536).decode("latin-1")


def challenge(port):
    head = answer_to(port)
    line = next(one for one in head.splitlines() if one.lower().startswith("proxy-authenticate: digest"))
    return dict(re.findall(r'(\w+)="?([^",]+)"?', line.partition("Digest ")[2]))


def digest_answers(port, how_many):
    """Right answers to one challenge, each with a count of its own."""
    told = challenge(port)
    name = told.get("algorithm", "MD5")
    digest = {"MD5": hashlib.md5, "SHA-256": hashlib.sha256}[name]

    def hashed(text):
        return digest(text.encode()).hexdigest()

    one = hashed(f"{programs.USER}:{told['realm']}:{programs.PASSWORD}")
    two = hashed(f"GET:{ORIGIN}")
    for count in range(1, how_many + 1):
        nc = f"{count:08x}"
        response = hashed(f"{one}:{told['nonce']}:{nc}:0a4f113b:auth:{two}")
        yield (
            f'Digest username="{programs.USER}", realm="{told["realm"]}", nonce="{told["nonce"]}", '
            f'uri="{ORIGIN}", algorithm={name}, qop=auth, nc={nc}, cnonce="0a4f113b", '
            f'response="{response}"' + (f', opaque="{told["opaque"]}"' if "opaque" in told else "")
        )


def digest(program, seconds):
    running = program.start(
        scenario="digest-sha256", scheme="digest",
        options=["--user", f"{programs.USER}:{programs.PASSWORD}", "--log", "off"],
    )
    if running is None:
        return None
    with running:
        if program.name == "responder":
            values = [RIGHT]
        else:
            first, *values = digest_answers(running.port, int(40_000 * seconds))
            status = answer_to(running.port, f"Proxy-Authorization: {first}\r\n").split(" ")[1]
            if status != ("403" if program.name == "squid" else "200"):
                raise NotTheWork(f"{program.name} says {status} to a right answer")
        began = running.cpu_seconds()
        expected = "refused" if program.name == "squid" else "accepted"
        count = ask(running.port, values, seconds, ORIGIN, expected)
        return (running.cpu_seconds() - began) / count * 1e6


def forwarded(program, seconds):
    """GET of a kilobyte from nginx, right credentials."""
    target = programs.find("nginx", program.given).start()
    if target is None:
        return None
    with target:
        password = b"pass" if program.name == "tinyproxy" else programs.PASSWORD.encode()
        measure = per_request(
            [basic(programs.USER, password)], "accepted", f"http://127.0.0.1:{target.port}/small",
            options=OURS + ["--origin-forward", f"127.0.0.1:{target.port}"],
        )
        return measure(program, seconds)


def connected(port, authority, value=RIGHT):
    client = socket.create_connection(("127.0.0.1", port))
    client.sendall(
        f"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\nProxy-Authorization: {value}\r\n\r\n".encode()
    )
    head = b""
    while b"\r\n\r\n" not in head:
        piece = client.recv(1)
        if not piece:
            raise NotTheWork("the tunnel was refused")
        head += piece
    if b" 200" not in head.splitlines()[0]:
        raise NotTheWork(head.splitlines()[0])
    return client


def tunnel(program, seconds):
    """GiB per CPU second, of a file of nginx through a tunnel."""
    target = programs.find("nginx", program.given).start()
    if target is None:
        return None
    with target:
        to = f"127.0.0.1:{target.port}"
        running = program.start(options=OURS + ["--origin-forward", to])
        if running is None:
            return None
        with running:
            began, moved, end = running.cpu_seconds(), 0, time.monotonic() + seconds
            buffer = bytearray(1 << 20)
            while time.monotonic() < end:
                with connected(running.port, to) as client:
                    client.sendall(f"GET /big HTTP/1.1\r\nHost: {to}\r\nConnection: close\r\n\r\n".encode())
                    while size := client.recv_into(buffer):
                        moved += size
            return moved / 2**30 / (running.cpu_seconds() - began)


def tls_hosts(program, seconds):
    """Milliseconds of CPU for a tunnel with TLS in it, each to a host that was never asked for."""
    running = program.start(options=OURS)
    with running:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        began, count, end = running.cpu_seconds(), 0, time.monotonic() + seconds
        while time.monotonic() < end:
            host = f"h{count}.test"
            with connected(running.port, f"{host}:443") as client:
                with context.wrap_socket(client, server_hostname=host) as inside:
                    inside.sendall(f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
                    while inside.recv(65536):
                        pass
            count += 1
        return (running.cpu_seconds() - began) / count * 1e3


def ready(program, seconds):
    """Milliseconds from spawn to the first connection that is accepted, the median of many."""
    times, end = [], time.monotonic() + seconds
    while time.monotonic() < end or len(times) < 5:
        began = time.monotonic()
        running = program.start(options=OURS, poll=0.0002)
        if running is None:
            return None
        times.append((time.monotonic() - began) * 1e3)
        running.__exit__()
    return sorted(times)[len(times) // 2]


def idle(program, _):
    with program.start(options=OURS) as running:
        return running.resident_kib() / 1024


def idle_connections(program, _):
    """KiB for each of 10,000 connections that have had an answer and keep silent."""
    how_many = 10_000
    with program.start(options=OURS + ["--max-connections", "10100"]) as running:
        before = running.resident_kib()
        clients = []
        request = f"GET {ORIGIN} HTTP/1.1\r\nHost: origin.test\r\nProxy-Authorization: {RIGHT}\r\n\r\n"
        for _ in range(how_many):
            client = socket.create_connection(("127.0.0.1", running.port))
            client.sendall(request.encode())
            client.recv(65536)
            clients.append(client)
        used = running.resident_kib() - before
        for client in clients:
            client.close()
        return used / how_many


ACCOUNT = ["--user", f"{programs.USER}:{programs.PASSWORD}"]
OURS = [*ACCOUNT, "--log", "off"]
LOGGED = [*ACCOUNT, "--log", "json", "--log-file", "/dev/null"]

ALL = [
    Row("basic", "Basic accepted, the embedded origin", ["responder", "proxy407"],
        per_request([RIGHT], "accepted", options=OURS), [Bound("proxy407", 1.5)]),
    Row("basic-logged", "the same, each in the log as JSON", ["responder", "proxy407"],
        per_request([RIGHT], "accepted", options=LOGGED), [Bound("proxy407", 2)]),
    Row("407", "407 without credentials",
        ["responder", "proxy407", "squid", "tinyproxy", "apache", "haproxy"],
        lambda program, seconds: per_request(
            ["-"], "accepted" if program.name == "responder" else "refused", options=OURS
        )(program, seconds),
        [Bound("proxy407", 1.8), Bound("proxy407", 0.25, "squid")]),
    Row("diagnosis", "407 with the cause of each of the twenty commonest mistakes",
        ["responder", "proxy407", "proxy407, no credentials"],
        lambda program, seconds: per_request(
            ["-"] if program.name == "proxy407, no credentials" else commonest_mistakes(),
            "accepted" if program.name == "responder" else "refused",
            options=["--user", f"alice:{HARD}", "--log", "off"]
        )(program, seconds),
        [Bound("proxy407", 3), Bound("proxy407", 1.5, "proxy407, no credentials")]),
    Row("diagnosis-new", "the same, each request to another target", ["responder", "proxy407", "proxy407, no credentials"],
        lambda program, seconds: per_request(
            ["-"] if program.name == "proxy407, no credentials" else commonest_mistakes(),
            "accepted" if program.name == "responder" else "refused",
            target=ORIGIN + "?{n}",
            options=["--user", f"alice:{HARD}", "--log", "off"]
        )(program, seconds),
        []),
    Row("digest", "Digest SHA-256 accepted (Squid: MD5, and it says 403)", ["responder", "proxy407", "squid"], digest,
        [Bound("proxy407", 2.5), Bound("proxy407", 0.25, "squid")]),
    Row("forward", "a kilobyte of nginx, right credentials", ["proxy407", "squid", "tinyproxy"],
        forwarded, [Bound("proxy407", 0.5, "squid"), Bound("proxy407", 0.2, "tinyproxy")], floor=None),
    Row("tunnel", "bulk through a tunnel", ["splice", "proxy407", "squid"], tunnel,
        [Bound("proxy407", 0.9, "splice", at_least=True)], "GiB per second of CPU", "splice"),
    Row("tls", "TLS in a tunnel, a new host each", ["proxy407"], tls_hosts,
        [Bound("proxy407", 1.5, None)], "ms of CPU", None),
    Row("ready", "from spawn to ready", ["responder", "proxy407", "tinyproxy"], ready,
        [Bound("proxy407", 8, None)], "ms", "responder"),
    Row("idle", "resident, idle", ["responder", "proxy407"], idle, [Bound("proxy407", 10, None)],
        "MiB", None),
    Row("connections", "resident for each of 10,000 silent connections", ["proxy407"],
        idle_connections, [Bound("proxy407", 6, None)], "KiB", None),
]
