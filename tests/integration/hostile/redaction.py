#!/usr/bin/env python3
"""With --redact nothing that is printed holds four bytes in a row of what a client sent for a secret.

The credentials are drawn at random, and so are the ways in which a client spoils the field: the
seed is printed and can be given.

usage: redaction.py PROGRAM [--seed N] [--cases N] [unittest arguments]
"""
import argparse
import base64
import json
import pathlib
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.client import Client, get  # noqa: E402
from support.proxy import Proxy, clean_environment  # noqa: E402

# No word of what is printed is made of these; a time is, so three digits and 9:41 are drawn again.
LETTERS = "QXZJKVWqxzjkvw0123456789"
HARD = ":@/?#%+=&,; \"'\\$!~*()[]{}<>|^`-._é€"

OWN = {"user": "alice", "password": "Zx7q.K9v/W:j#2"}
PROXIES = {
    "basic": [{"scheme": "basic"}],
    "digest": [{"scheme": "digest"}],
    "bearer": [{"scheme": "bearer", "tokens": ["Kx91QzWv.77"]}],
    "ntlm": [{"scheme": "ntlm"}],
    "all": [{"scheme": "digest"}, {"scheme": "basic"}, {"scheme": "bearer", "tokens": ["a1"]}],
}
SCHEMES = ["Basic", "basic", "BASIC", "Digest", "Bearer", "NTLM", "Negotiate", "Token", "ApiKey",
           "Proxy-Authorization:", "Authorization:", "AWS4-HMAC-SHA256", "Basic:", "Basic,", ""]
FIELDS = ["Proxy-Authorization"] * 12 + [
    "Authorization", "proxy-authorization", "Proxy-Authorisation", "Proxy_Authorization",
    "X-Proxy-Authorization", "Proxy-Authentication", "Proxy-Auth", "Cookie", "X-Api-Key",
    "X-Auth-Token", "Proxy-Password", "X-Forwarded-Authorization"]
GAPS = [" ", " ", " ", "", "  ", "\t", "%20", "=", ":", ": ", ",", ", ", "+", "\x01", "\u00a0",
        "\r\n ", "\r\n\t", "\r\n", " \"", "\"", " '", "<", " [", "\\", "\\ ", ";", "/", "//", "\x0b"]


def base64_of(octets):
    return base64.b64encode(octets.encode()).decode()


class Sent:
    """A field, or a request line, with a secret in it."""

    def __init__(self, draw):
        self.draw = draw
        self.user = self.word(4, 8, LETTERS)
        self.password = self.word(8, 20, LETTERS + LETTERS + HARD)

    def word(self, least, most, letters):
        length = self.draw.randint(least, most)
        while True:
            word = "".join(self.draw.choice(letters) for _ in range(length))
            if not re.search(r"\d{3}|\d:\d", word) and word.strip() == word:
                return word

    def token(self):
        pair = f"{self.user}:{self.password}"
        quoted = urllib.parse.quote
        return self.draw.choice([
            lambda: base64_of(pair), lambda: base64_of(pair), lambda: base64_of(pair),
            lambda: base64_of(pair).rstrip("="), lambda: base64_of(pair) + "=",
            lambda: base64.urlsafe_b64encode(pair.encode()).decode(),
            lambda: quoted(base64_of(pair), safe=""), lambda: base64_of(base64_of(pair)),
            lambda: base64_of(self.password), lambda: base64_of(pair + "\n"),
            lambda: pair, lambda: quoted(pair, safe=":"), lambda: quoted(pair, safe=""),
            lambda: self.password, lambda: quoted(self.password, safe=""),
            lambda: pair.encode().hex(), lambda: pair.encode().hex().upper(),
            lambda: base64_of(pair)[:76] + "\r\n " + base64_of(pair)[12:],
            lambda: f"username=\"{self.user}\", password=\"{self.password}\"",
            lambda: f"username={self.user}, password={self.password}",
            lambda: f"user=\"{self.user}\" pass=\"{self.password}",
            lambda: f"realm=\"x\" {base64_of(pair)}",
            lambda: f"realm=\"{self.password}\", nonce=\"x\"",
            lambda: f"x={base64_of(pair)}, {self.password}",
            lambda: f"{self.password}=1, {self.password}=2",
            lambda: f"username=\"{self.user}\", realm=\"proxy407\", nonce=\"{self.password}\", "
                    f"uri=\"/\", response=\"{self.password}\"",
            lambda: f"username=\"{self.user}\", {self.password}=\"x\", response=\"0\"",
            lambda: f"username=\"{self.user}\", algorithm={base64_of(pair)}, qop={self.password}",
        ])()

    def value(self):
        parts = []
        for _ in range(self.draw.choice([1, 1, 1, 1, 2, 2, 3])):
            parts += [self.draw.choice(SCHEMES), self.draw.choice(GAPS)]
        text = "".join(parts) + self.token()
        text += self.draw.choice(["", "", "", "", "\"", "'", ",", ";", " ", "\x00", "\x7f", "\\",
                                  f", {self.draw.choice(SCHEMES)} {self.token()}", f" {self.token()}"])
        return self.draw.choice([text] * 6 + [f"\"{text}\"", f"'{text}'", f"<{text}>", text + text])

    def head(self):
        if self.draw.random() < 0.2:
            return self.in_target()
        name = self.draw.choice(FIELDS)
        colon = self.draw.choice([": "] * 8 + [":", " : ", " ", "=", "\t:", ":\t", ""])
        line = f"{name}{colon}{self.value()}"
        if self.draw.random() < 0.1:
            line += f"\r\n{name}: {self.value()}"
        end = self.draw.choice(["\r\n"] * 9 + ["\n", "\r\r\n"])
        return get(line.encode("utf-8", "replace") + end.encode())

    def in_target(self):
        pair = urllib.parse.quote(f"{self.user}:{self.password}", safe=":")
        clear = f"{self.user}:{self.password}".replace(" ", "")
        place = self.draw.choice([pair, clear])
        line = self.draw.choice([
            "GET http://{}@h.test/ HTTP/1.1", "GET {}@h.test HTTP/1.1", "CONNECT {}@h.test:443 HTTP/1.1",
            "connect {}@h.test:443 HTTP/1.1", "GET /{}@h.test HTTP/1.1", "GET ftp://{}@h.test/ HTTP/1.1",
            "GET http:/{}@h.test/ HTTP/1.1", "GET http://{}@h.test:x/ HTTP/1.1", "{}@ / HTTP/1.1",
            "GET http://h.test/?proxy=http://{}@p.test HTTP/1.1", "GET http://{}@h.test/  HTTP/1.1",
            "GET http://{}@[::1/ HTTP/1.1", "GET http://{}@h.test/ HTTP/9.1", "GET http://{}@h.test/",
            "CONNECT http://{}@h.test:443 HTTP/1.1"]).replace("{}", place)
        return f"{line}\r\nHost: h.test\r\n\r\n".encode()


def grams(word):
    """Four bytes in a row; white space around a value is nobody's secret."""
    return {word[i:i + 4] for i in range(len(word) - 3) if word[i:i + 4].strip() == word[i:i + 4]}


def readings(text):
    yield text
    yield urllib.parse.unquote(text, errors="replace")
    yield text.replace("\\", "")
    with_escapes = re.sub(r"\\+u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)
    yield re.sub(r"(?:\\+x[0-9a-f]{2})+",
                 lambda m: bytes.fromhex(re.sub(r"\\+x", "", m[0])).decode("utf-8", "replace"),
                 with_escapes)
    for run in re.findall(r"[A-Za-z0-9+/_-]{6,}", text):
        for skip in range(4):
            digits = run[skip:].replace("-", "+").replace("_", "/")
            yield base64.b64decode(digits[:len(digits) // 4 * 4]).decode("utf-8", "replace")
    for run in re.findall(r"[0-9A-Fa-f]{8,}", text):
        for skip in range(2):
            digits = run[skip:]
            yield bytes.fromhex(digits[:len(digits) // 2 * 2]).decode("utf-8", "replace")


def parts_shown(text, secret):
    wanted = {gram.lower() for gram in grams(secret)}
    return {gram for reading in readings(text) for gram in wanted if gram in reading.lower()}


def answer_to(proxy, head):
    with Client(proxy) as client:
        client.send(head)
        client.socket.shutdown(socket.SHUT_WR)
        client.socket.settimeout(3)
        try:
            _, fields, content = client.response()
            return json.dumps(fields) + content.decode("utf-8", "replace")
        except (EOFError, ConnectionResetError, TimeoutError):
            return ""


def scenario(name):
    return {"id": "redaction", "title": "Redaction", "story": "For a test.", "family": "basic",
            "links": ["C-407-14"], "client": OWN, "users": [OWN],
            "proxy": {"authentication": PROXIES[name]}, "expect": [{"check": "authenticated"}]}


CLIENT = """
import os, socket, sys
host, port = os.environ['PROXY407_URL'].split('//')[1].split(':')
for head in open(sys.argv[1], 'rb').read().split(b'\\n--\\n'):
    with socket.create_connection((host, int(port))) as client:
        client.sendall(head)
        client.shutdown(socket.SHUT_WR)
        client.settimeout(3)
        try:
            while client.recv(9999): pass
        except OSError: pass
"""


class Redaction(unittest.TestCase):
    seed = 407
    cases = 60

    def drawn(self, name):
        draw = random.Random(f"{self.seed} {name}")
        return [Sent(draw) for _ in range(self.cases)]

    def assert_masked(self, text, sent, head, where):
        shown = parts_shown(text, sent.password)
        self.assertFalse(shown, f"seed {self.seed}, {where}: {sent.password!r} of {head!r} is "
                                f"shown in:\n{text}")

    def test_no_log_and_no_answer_shows_a_part_of_a_secret(self):
        for form in ("text", "json"):
            for name in PROXIES:
                cases = [(sent, sent.head()) for sent in self.drawn(name)]
                with Proxy(scenario(name), "--redact", "--log", form) as proxy:
                    log = pathlib.Path(proxy.log.name)
                    for sent, head in cases:
                        before = log.stat().st_size
                        accept = self.seed % 2 and b"application/json" or b"text/html"
                        if form == "json":
                            head = head.replace(b"\r\n\r\n", b"\r\nAccept: " + accept + b"\r\n\r\n")
                        answer = answer_to(proxy, head)
                        deadline = time.monotonic() + 2
                        while log.stat().st_size == before and time.monotonic() < deadline:
                            time.sleep(0.001)
                        text = log.read_bytes()[before:].decode("utf-8")
                        with self.subTest(form=form, proxy=name, head=head):
                            self.assert_masked(text, sent, head, "log")
                            self.assert_masked(answer, sent, head, "answer")

    def test_no_report_of_run_shows_a_part_of_a_secret(self):
        for name in PROXIES:
            cases = [(sent, sent.head()) for sent in self.drawn("run " + name)]
            with tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder)
                (path / "redaction.json").write_text(json.dumps(scenario(name)), encoding="utf-8")
                (path / "heads").write_bytes(b"\n--\n".join(head for _, head in cases))
                done = subprocess.run(
                    [Proxy.program, "run", "--redact", "--json", path / "report", "--scenario",
                     path / "redaction.json", "--", sys.executable, "-c", CLIENT, path / "heads"],
                    capture_output=True, timeout=120, check=False, env=clean_environment())
                report = (path / "report").read_text(encoding="utf-8")
            text = report + done.stdout.decode() + done.stderr.decode()
            for sent, head in cases:
                with self.subTest(proxy=name, head=head):
                    self.assertFalse(parts_shown(text, sent.password), repr(head))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=Redaction.seed)
    parser.add_argument("--cases", type=int, default=Redaction.cases)
    given, rest = parser.parse_known_args()
    Proxy.program, Redaction.seed, Redaction.cases = given.program, given.seed, given.cases
    print(f"seed {given.seed}, {given.cases} cases for each proxy")
    unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
