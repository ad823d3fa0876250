#!/usr/bin/env python3
"""`record`: a command through it, what it takes out, proxies over TLS, proxies that are away, and
clients that speak no HTTP.

usage: record.py PROGRAM [unittest arguments]
"""
import base64
import json
import os
import re
import signal
import socket
import subprocess
import sys
import unittest
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", ".."))
from support.program import CURL, InFolder, Program  # noqa: E402
from support.proxy import Proxy, clean_environment  # noqa: E402
from support.real_proxy import free_port  # noqa: E402

program = Program(sys.argv.pop(1))
Proxy.program = program.path
PASSWORD = "Sup3r/Se:cr@t-7"
FETCH = (*CURL, "http://origin.test/ip")


def scenario(**proxy):
    return {"id": "real", "client": {"user": "jdoe", "password": PASSWORD},
            "proxy": {"authentication": [{"scheme": "basic", "realm": "ACME Corp"}], **proxy}}


def url(proxy, password=PASSWORD):
    return f"http://jdoe:{urllib.parse.quote(password, safe='')}@127.0.0.1:{proxy.port}"


class Recording(InFolder):
    def record(self, *words, **more):
        return program("record", "--out", "made.json", *words, cwd=self.folder, **more)

    def made(self):
        with open(os.path.join(self.folder, "made.json"), encoding="utf-8") as file:
            return file.read()

    def test_a_command_is_recorded_and_its_secrets_are_not(self):
        page = f"jdoe of ACME Corp sent {PASSWORD} to proxy-7.acme.corp from 10.1.2.3"
        with Proxy(scenario(refusal={"body": page, "reason": "Who Are You"})) as real:
            done = self.record("--upstream", url(real, "wrong-one"), "--take-out", PASSWORD, "--",
                               *CURL, "http://secret.acme.corp/plan?id=7")
        self.assertEqual(done.returncode, 0, done.stderr)
        text = self.made()
        for gone in ("jdoe", "ACME", "acme", "10.1.2.3", "wrong-one", PASSWORD, "plan",
                     base64.b64encode(b"jdoe:wrong-one").decode()):
            self.assertNotIn(gone, text)
        self.assertIn("taken out: realm ACME Corp", done.stderr)
        self.assertNotIn("wrong-one", done.stderr)
        with Proxy(os.path.join(self.folder, "made.json")) as ours:
            answer = subprocess.run(["curl", "-si", "-x", f"127.0.0.1:{ours.port}", "http://a.test/"],
                                    capture_output=True, text=True, env=clean_environment(),
                                    check=True)
        self.assertTrue(answer.stdout.startswith("HTTP/1.1 407 Who Are You"), answer.stdout)
        self.assertIn("192.0.2.1", answer.stdout)

    def test_a_recording_has_an_end(self):
        page = {"body": "x" * 3000}
        with Proxy(scenario(refusal=page)) as real:
            done = self.record("--upstream", url(real, "wrong"), "--max-size", "8192", "--",
                               "sh", "-c", "; ".join(["curl -sS -m 20 http://origin.test/ip | wc -c"] * 5))
        self.assertEqual(done.stdout.split(), ["3000"] * 5, done.stderr)
        self.assertIn("after 8192 bytes (--max-size) was passed on", done.stderr)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertLess(len(self.made()), 8192)

    def test_the_clients_exit_code_is_no_failure_of_ours(self):
        with Proxy(scenario()) as real:
            done = self.record("--upstream", url(real, "wrong"), "--", "sh", "-c",
                               " ".join(FETCH) + "; exit 22")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_a_client_of_its_own_and_ctrl_c(self):
        with Proxy(scenario()) as real:
            recorder = subprocess.Popen(
                [program.path, "record", "--upstream", f"http://127.0.0.1:{real.port}"],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            port = re.search(r"http://127\.0\.0\.1:(\d+)", recorder.stderr.readline()).group(1)
            subprocess.run(["curl", "-s", "-x", f"127.0.0.1:{port}", "http://a.test/"],
                           stdout=subprocess.DEVNULL, env=clean_environment(), check=True)
            self.speak_no_http(int(port))
            recorder.send_signal(signal.SIGINT)
            out, errors = recorder.communicate(timeout=20)
        self.assertEqual(recorder.returncode, 0, errors)
        self.assertEqual(json.loads(out)["proxy"]["authentication"],
                         [{"scheme": "basic", "realm": "proxy"}])

    @staticmethod
    def speak_no_http(port):
        for octets in (b"\x05\x01\x00", b"\x16\x03\x01" + b"\0" * 400, b"A" * 100_000, b"\r\n" * 9):
            with socket.create_connection(("127.0.0.1", port), 5) as client:
                client.settimeout(0.3)
                client.sendall(octets)
                try:
                    client.recv(100)
                except OSError:
                    pass

    def test_a_proxy_over_tls(self):
        real = scenario()
        real["listener"] = {"tls": True}
        with Proxy(real) as proxy:
            upstream = url(proxy, "wrong").replace("http:", "https:").replace("127.0.0.1",
                                                                              "localhost")
            trust = {**clean_environment(), "SSL_CERT_FILE": str(proxy.ca_file)}
            done = self.record("--upstream", upstream, "--", *FETCH, env=trust)
            self.assertEqual(done.returncode, 0, done.stderr)
            done = self.record("--upstream", upstream, "--", *FETCH, env=clean_environment())
        self.assertEqual(done.returncode, 1)
        self.assertIn("the real proxy was not reached: localhost:", done.stderr)
        self.assertIn("certificate", done.stderr)

    def test_a_proxy_that_is_away(self):
        done = self.record("--upstream", f"http://127.0.0.1:{free_port()}", "--", *FETCH)
        self.assertEqual(done.returncode, 1)
        self.assertIn("Connection refused", done.stderr)
        self.assertIn("nothing written: the real proxy said nothing", done.stderr)
        self.assertFalse(os.path.exists(os.path.join(self.folder, "made.json")))

    def test_nothing_refused(self):
        with Proxy("open") as real:
            done = self.record("--upstream", f"http://127.0.0.1:{real.port}", "--", *FETCH)
        self.assertEqual(done.returncode, 1)
        self.assertIn("ask without credentials, and with wrong ones", done.stderr)

    def test_ntlm_and_its_names(self):
        with Proxy("ntlm") as real:
            done = self.record("--upstream", f"http://127.0.0.1:{real.port}", "--", *CURL,
                               "--proxy-ntlm", "-U", "CORP\\alice:pass", "http://origin.test/ip")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(self.made())["proxy"]["authentication"], [{"scheme": "ntlm"}])
        self.assertNotIn("TlRMTVNT", self.made())
        self.assertNotIn("alice", self.made())
        self.assertNotIn("alice:pass", done.stderr)

    def test_wrong_usage(self):
        for words, sentence in (
                ((), "--upstream names the real proxy"),
                (("--upstream", "http://a b:1"), "--upstream: "),
                (("--upstream", "http://127.0.0.1:1", "curl"), "the command comes after --"),
        ):
            with self.subTest(words):
                done = program("record", *words)
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertIn(sentence, done.stderr)
        done = self.record("--upstream", "http://127.0.0.1:1", "--", "/no/such/program")
        self.assertEqual(done.returncode, 127)


if __name__ == "__main__":
    unittest.main()
