#!/usr/bin/env python3
"""Nobody reads a password that is not theirs, and no octet that a client sends moves a terminal.

usage: secrets.py PROGRAM [unittest arguments]
"""
import base64
import contextlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.client import Client, connect, get  # noqa: E402
from support.proxy import Proxy  # noqa: E402

USER, PASSWORD, TOKEN = "alice", "Qx7z.K9v/W:j#2", "tk-Zz91LmNq.77"
STRANGER = "hunter2Qqw77"


def scenario(name="canaries", **proxy):
    return {"id": name, "title": "Canaries", "story": "For a test.", "family": "basic",
            "links": ["C-407-14"], "client": {"user": USER, "password": PASSWORD},
            "users": [{"user": USER, "password": PASSWORD}],
            "proxy": {"authentication": [{"scheme": "basic"}], **proxy},
            "expect": [{"check": "authenticated"}]}


BEARER = {"authentication": [{"scheme": "bearer", "tokens": [TOKEN]}]}
DIGEST = {"authentication": [{"scheme": "digest"}]}


def base64_of(text):
    return base64.b64encode(text.encode()).decode()


def basic(text):
    return f"Proxy-Authorization: Basic {base64_of(text)}\r\n".encode()


# "{}" is a password, "{pair}" base64 of user and password.
HEADS = [
    "CONNECT u:{}@h.test:443 HTTP/1.1\r\nHost: h.test:443\r\n\r\n",
    "CONNECT {}:u@h.test:443 HTTP/1.1\r\nHost: h.test:443\r\n\r\n",
    "CONNECT {}@h.test:443 HTTP/1.1\r\nHost: h.test:443\r\n\r\n",
    "GET http://u:{}@h.test/ HTTP/1.1\r\nHost: h.test\r\n\r\n",
    "GET http://u:a/{}@h.test/ HTTP/1.1\r\nHost: h.test\r\n\r\n",
    "GET http://{}:u@h.test/ HTTP/1.1\r\nHost: h.test\r\n\r\n",
    "GET http://h.test/?password={} HTTP/1.1\r\nHost: h.test\r\n\r\n",
    "GET http://h.test/?api_key={} HTTP/1.1\r\nHost: h.test\r\n\r\n",
    "GET http://h.test/?x=Basic%20{pair} HTTP/1.1\r\nHost: h.test\r\n\r\n",
    "GET /u:{}@h.test HTTP/1.1\r\nHost: h.test\r\n\r\n",
    "GET ftp://u:{}@h.test/ HTTP/1.1\r\nHost: h.test\r\n\r\n",
    "GET u:{}@h.test HTTP/1.1\r\nHost: h.test\r\n\r\n",
    "GET http://h.test/ HTTP/1.1\r\nHost: u:{}@h.test\r\n\r\n",
    "GET http://h.test/ HTTP/3.7\r\nHost: u:{}@h.test\r\n\r\n",
]
FIELDS = [
    "Proxy-Authorization: Basic {pair}", "Proxy-Authorization: Basic\t{pair}",
    "Proxy-Authorization: Basic Basic {pair}", "Proxy-Authorization: Basic{pair}",
    "Proxy-Authorization: {pair}", "Proxy-Authorization: {}", "Proxy-Authorization: u:{}",
    "Proxy-Authorization: Basic \"{pair}\"", "Proxy-Authorization: Basic {pair}=",
    "Proxy-Authorization: Basic {swapped}", "Proxy-Authorization: {} u",
    "Proxy-Authorization: Bearer {}", "Proxy-Authorization: NTLM {pair}",
    "Proxy-Authorization: Negotiate {pair}",
    "Proxy-Authorization: Digest username=\"u\", response=\"{}",
    "Proxy-Authorization: Digest username=\"{}\", response=\"0\"",
    "Proxy-Authorization: Digest username=\"u\", realm=\"{}\", nonce=\"n\", uri=\"/\", "
    "response=\"0\"",
    "Proxy-Authorization: Basic {pair}\r\nProxy-Authorization: Basic {pair}",
    "Proxy-Authorization: Basic YTpi\r\n {pair}", "Proxy-Authorization : Basic {pair}",
    "Proxy-Authorization: Basic YTpi\n{pair}", "Proxy-Authorization: Basic {pair}\x01",
    "Proxy-Authorization Basic {pair}", "X-Proxy-Authorization: Basic {pair}",
    "X-Proxy-Authorization: {}", "Proxy_Authorization: {}", "Proxy-Authentication: {}",
    "Proxy-Authenticate: Basic {pair}", "Proxy-Auth: {}", "Authorization: Basic {pair}",
    "Authorization: {}", "Cookie: sid={}", "X-Api-Key: {}", "Referer: http://u:{}@h.test/",
    "User-Agent: Basic {pair}", "X-Debug: password={}", "X-Debug: u:{}@h",
    "Accept: application/json, u:{}@h",
]


def quoted(text):
    return "".join("\\" + c for c in text)


# Of the scenario's own password only: nobody else can know that it is one.
CODINGS = {
    "plain": str, "percent": lambda s: urllib.parse.quote(s, safe=""),
    "percent twice": lambda s: urllib.parse.quote(urllib.parse.quote(s, safe="")),
    "lower": lambda s: urllib.parse.quote(s, safe="").lower(),
    "octets": lambda s: "".join(f"%{ord(c):02x}" for c in s), "base64": base64_of,
    "base64 +1": lambda s: base64_of("u" + s), "base64 +2": lambda s: base64_of("u:" + s + "!"),
    "base64 twice": lambda s: base64_of(base64_of(s)),
    "url": lambda s: base64.urlsafe_b64encode(b"\xff" + s.encode()).decode(),
    "hex": lambda s: s.encode().hex(), "HEX": lambda s: s.encode().hex().upper(),
    "utf-16": lambda s: base64.b64encode(s.encode("utf-16-le")).decode(), "quoted": quoted,
    "json": lambda s: "".join(f"\\u{ord(c):04x}" for c in s), "backwards": lambda s: s[::-1],
}


def filled(template, password):
    """The head in which the password stands in the template's place."""
    for word, text in (("{pair}", base64_of("u:" + password)),
                       ("{swapped}", base64_of(password + ":u")), ("{}", password)):
        template = template.replace(word, text)
    return template.encode()


def heads(password):
    return [filled(head, password) for head in HEADS] + [
        get(filled(field, password) + b"\r\n") for field in FIELDS]


def exchange(proxy, head):
    """Everything that the proxy answers to one head."""
    with Client(proxy) as client, contextlib.suppress(ConnectionResetError, BrokenPipeError):
        client.send(head)
        with contextlib.suppress(EOFError):
            client.read_until(b"\r\n\r\n")
            head = client.unread
        client.socket.settimeout(0.05)
        with contextlib.suppress(TimeoutError):
            client.rest()
        return client.unread
    return b""


def answer(proxy, head):
    """Fields and content of the answer, as text."""
    with Client(proxy) as client:
        client.send(head)
        status, fields, content = client.response()
        return status, json.dumps(fields) + content.decode()


def attack_known(proxy):
    """The scenario's password in every coding where no field of credentials is."""
    answers = []
    for write in CODINGS.values():
        form = write(PASSWORD)
        path = urllib.parse.quote(form, safe="%/:#\\")
        for head in (get(b"X-Note: see " + form.encode() + b"\r\n"),
                     get(path=b"/" + path.encode()), get(path=b"/?q=" + path.encode()),
                     get(form.encode() + b": a\r\n")):
            answers.append(answer(proxy, head)[1])
    return "".join(answers)


def attack_strangers(proxy):
    """Credentials that are nobody's, in every place."""
    answers = []
    for head in heads(STRANGER):
        for accept in (b"text/plain", b"application/json"):
            one = head.replace(b"\r\n\r\n", b"\r\nAccept: " + accept + b"\r\n\r\n")
            with contextlib.suppress(EOFError):
                answers.append(answer(proxy, one)[1])
    return "".join(answers)


def attack_ask(proxy):
    """Asks for the password in every way that is answered with advice."""
    answers = []
    fields = [b"", basic("alice:wrong"), basic(f"alice:{PASSWORD[:-1]}"), basic("bob:x"),
              basic("alice:" + urllib.parse.quote(PASSWORD, safe="")), b"Authorization: Basic eDp5\r\n",
              b"X-Proxy-Authorization: x\r\n", b"Proxy-Authorization: Bearer x\r\n",
              b"Proxy-Authorization: Digest username=\"alice\"\r\n",
              basic("a:b") + basic("a:b"), b"Proxy-Authorization: Basic YTpi\r\n b\r\n"]
    for field in fields:
        for accept in (b"text/plain", b"text/html", b"application/json"):
            for make in (get, connect):
                answers.append(answer(proxy, make(field + b"Accept: " + accept + b"\r\n"))[1])
    return "".join(answers)


HOSTILE = "\x80\x9b\xad\u061c\u200b\u200e\u202e\u2028\u2066\ufeff\U000e0041\ufdd0\ue000\x7f"


def attack_terminal(proxy):
    """Octets that would move a terminal, turn its writing or hide, wherever they may be."""
    name = HOSTILE.encode()
    answers = []
    for head in (b"GET http://origin.test/" + name + b" HTTP/1.1\r\nHost: origin.test\r\n\r\n",
                 name + b" http://origin.test/ HTTP/1.1\r\nHost: origin.test\r\n\r\n",
                 b"GET http://origin.test/ " + name + b"\r\nHost: origin.test\r\n\r\n",
                 get(b"X: " + name + b"\r\n"), get(name + b": x\r\n"),
                 get(b"Host: " + name + b"\r\n"), get(basic("alice" + HOSTILE + ":x")),
                 get(b"Proxy-Authorization: " + name + b"\r\n"),
                 connect(target=name + b":443"), connect(target=b"\xff\xfe" + name)):
        for accept in (b"text/plain", b"text/html", b"application/json"):
            one = head.replace(b"\r\n\r\n", b"\r\nAccept: " + accept + b"\r\n\r\n")
            with contextlib.suppress(EOFError):
                answers.append(answer(proxy, one)[1])
    return "".join(answers)


def readings(text):
    """The text and what can be read in it: a decoder that knows one of each coding."""
    found, fresh = {text}, {text}
    for _ in range(2):
        fresh = {reading for one in fresh for reading in decoded(one)} - found
        found |= fresh
    return found


def decoded(text):
    yield urllib.parse.unquote(text)
    yield re.sub(r"\\+", "", text)
    yield re.sub(r"\\+u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)
    runs = re.findall(r"[A-Za-z0-9+/_-]{6,}", text)
    for skip in range(4):
        yield "\n".join(
            base64.b64decode(run[skip:].replace("-", "+").replace("_", "/")[:len(run[skip:]) // 4 * 4])
            .decode("latin-1").replace("\0", "") for run in runs)
    yield "\n".join(bytes.fromhex(run[:len(run) // 2 * 2]).decode("latin-1")
                    for run in re.findall(r"[0-9A-Fa-f]{6,}", text))


def unprintable(text):
    return {f"U+{ord(c):04X}" for c in text
            if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") and c != "\n"}


class Secrets(unittest.TestCase):
    def assert_hidden(self, text, *secrets):
        lines = [line for line in text.split("\n") if line]
        for line in lines:
            for reading in readings(line):
                for secret in secrets:
                    for form in (secret, secret[::-1]):
                        self.assertNotIn(form.lower(), reading.lower(), f"read in: {line[:3000]}")

    def logs(self, given, attacks, *arguments):
        """What the attacks are answered, and what is logged of them in both forms."""
        for form in ("text", "json"):
            with Proxy(given, *arguments, "--log", form) as proxy:
                answers = "\n".join(attack(proxy) for attack in attacks)
                time.sleep(0.1)
                log = pathlib.Path(proxy.log.name).read_text(encoding="utf-8")
                proxy.errors.flush()
                log += pathlib.Path(proxy.errors.name).read_text(encoding="utf-8")
            yield form, answers, log

    def test_redact_hides_the_scenarios_secrets_in_every_coding(self):
        for form, answers, log in self.logs(scenario(), [attack_known], "--redact"):
            with self.subTest(form):
                self.assertIn("***", log)
                self.assert_hidden(answers, PASSWORD)
                self.assert_hidden(log, PASSWORD)

    def test_redact_hides_credentials_that_are_nobodys(self):
        for proxy_keys in ({}, DIGEST, BEARER):
            for form, answers, log in self.logs(scenario(**proxy_keys), [attack_strangers],
                                                "--redact"):
                with self.subTest(form, keys=proxy_keys):
                    self.assert_hidden(answers, STRANGER, PASSWORD, TOKEN)
                    self.assert_hidden(log, STRANGER, PASSWORD, TOKEN)

    def test_redact_hides_them_in_advice(self):
        for proxy_keys in ({}, DIGEST, BEARER):
            for form, answers, log in self.logs(scenario(**proxy_keys), [attack_ask], "--redact"):
                with self.subTest(form, keys=proxy_keys):
                    self.assert_hidden(answers + log, PASSWORD, TOKEN, PASSWORD[:-1])

    def test_no_answer_tells_a_password_that_is_not_published(self):
        for proxy_keys, word in (({}, "PASSWORD"), (DIGEST, "PASSWORD"), (BEARER, "TOKEN")):
            with Proxy(scenario(**proxy_keys)) as proxy:
                answers = attack_ask(proxy)
                self.assertIn(word, answers)
                self.assertIn("does not print", answers)
                self.assertNotIn(TOKEN, answers)
                self.assertNotIn("differ from byte", answers)
                # One attempt has the password percent-encoded, and it is shown as it came.
                self.assertNotIn(PASSWORD, answers)
                self.assertIn("this works", answers)
                told = json.dumps([e["command"] for e in proxy.exchanges()])
                self.assertIn(TOKEN if "TOKEN" == word else PASSWORD, told, "the owner's log does")

    def test_only_published_passwords_on_loopback_are_told(self):
        for arguments, told in (((), True), (("--user", "user:pass"), True),
                                (("--user", f"user:{PASSWORD}"), False),
                                (("--address", "0.0.0.0"), False), (("--redact",), False)):
            with self.subTest(arguments), Proxy("basic", *arguments) as proxy:
                status, text = answer(proxy, get())
                self.assertEqual(status, 407)
                self.assertEqual("-U 'user:pass'" in text, told, text)
                self.assertNotIn(PASSWORD, text)

    def test_a_copy_of_a_built_in_scenario_is_a_scenario_of_its_own(self):
        copy = scenario("basic")
        with Proxy(copy) as proxy:
            self.assertNotIn(PASSWORD, answer(proxy, get())[1])

    def test_a_user_without_password_is_the_secret(self):
        given = scenario()
        given["client"] = {"user": TOKEN, "password": ""}
        given["users"] = [given["client"]]
        with Proxy(given) as proxy:
            text = attack_ask(proxy)
            self.assertNotIn(TOKEN, text)
            self.assertIn("USER", text)


class Terminals(unittest.TestCase):
    def test_logs_and_bodies_are_printable(self):
        for form in ("text", "json"):
            with Proxy(scenario(), "--log", form) as proxy:
                answers = attack_terminal(proxy)
                time.sleep(0.1)
                log = pathlib.Path(proxy.log.name).read_text(encoding="utf-8")
                self.assertEqual(unprintable(answers), set())
                self.assertEqual(unprintable(log), set())
                if form == "json":
                    heads = "".join(e["request_head"] or "" for e in proxy.exchanges())
                    self.assertIn(HOSTILE, heads, "the value is the same")

    def run_program(self, *arguments):
        done = subprocess.run([Proxy.program, *arguments], capture_output=True, timeout=20,
                              check=False)
        text = done.stdout.decode("utf-8") + done.stderr.decode("utf-8")
        self.assertEqual(unprintable(text), set(), text)
        return text

    def test_names_and_keys_of_a_scenario_are_printable(self):
        name = HOSTILE.replace("\ufdd0", "")
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / f"a{name}.json"
            given = {**scenario(), name: 1, "title": name, "family": name}
            given["proxy"][name] = {name: name}
            given["users"][0][name] = 2
            path.write_text(json.dumps(given), encoding="utf-8")
            for command in (["scenarios", "validate"], ["scenarios", "show"], ["serve"]):
                self.run_program(*command, str(path))
            path.write_text('{"' + name + '": ', encoding="utf-8")
            self.run_program("scenarios", "validate", str(path))
            self.run_program("serve", "basic", "--ca-file", folder + "/" + name + "/x",
                             "--port", "0")

    def test_words_of_a_command_line_are_printable(self):
        for arguments in (["x" + HOSTILE], ["serve", HOSTILE], ["serve", "--" + HOSTILE],
                          ["serve", "--log", HOSTILE], ["serve", "--port", HOSTILE],
                          ["serve", "--address", HOSTILE], ["encode", "a", "--proxy", HOSTILE],
                          ["certify", HOSTILE],
                          ["run", "--scenario", HOSTILE, "--", "true"],
                          ["run", "--", "./" + HOSTILE]):
            with self.subTest(arguments=arguments):
                self.run_program(*arguments)

    def test_what_run_prints_of_a_client_is_printable(self):
        with tempfile.TemporaryDirectory() as folder:
            report = folder + "/report.json"
            script = ("import os,socket,sys;h=os.environ['PROXY407_URL'].split('//')[1];"
                      "h,p=h.split(':');s=socket.create_connection((h,int(p)));"
                      "s.sendall(b'GET http://o.test/'+os.fsencode(sys.argv[1])+b' HTTP/1.1\\r\\n"
                      "Host: o.test\\r\\n\\r\\n');s.recv(9999);s.close()")
            self.run_program("run", "--json", report, "--", sys.executable, "-c", script,
                             HOSTILE)
            text = pathlib.Path(report).read_text(encoding="utf-8")
            self.assertEqual(unprintable(text), set())
            self.assertIn(HOSTILE, json.loads(text)["command"])


if __name__ == "__main__":
    Proxy.program = sys.argv.pop(1)
    unittest.main()
