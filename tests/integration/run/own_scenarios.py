#!/usr/bin/env python3
"""Scenarios of one's own: five lines in a file of any name or on standard input, all mistakes in one
go, and one made from what curl printed of a real 407.

usage: own_scenarios.py PROGRAM [unittest arguments]
"""
import json
import pathlib
import re
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.program import CURL, InFolder, Program  # noqa: E402
from support.proxy import Proxy, clean_environment  # noqa: E402

program = Program(sys.argv.pop(1))
Proxy.program = program.path
FIVE_LINES = """{
  "client": {"user": "alice", "password": "p@ss:word"},
  "proxy": {"authentication": [{"scheme": "digest", "realm": "office"}]}
}
"""
FETCH = (*CURL, "--proxy-anyauth", "http://origin.test/ip")


class FiveLines(InFolder):
    def test_a_file_of_any_name_is_valid_and_runs(self):
        for name in ("my_proxy.json", "Camel Case (1).json", "tmp.aB3_x", "407", "..json"):
            with self.subTest(name):
                path = self.write(name, FIVE_LINES)
                done = program("scenarios", "validate", path)
                self.assertEqual((done.returncode, done.stdout, done.stderr), (0, f"{path}: ok\n", ""))
                done = program("run", "--scenario", path, "--", *FETCH)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIn("no-userinfo-in-target", done.stderr)

    def test_standard_input_under_any_of_its_names(self):
        for name in ("-", "/dev/stdin", "/dev/fd/0"):
            with self.subTest(name):
                done = program("scenarios", "validate", name, input=FIVE_LINES)
                self.assertEqual(done.returncode, 0, done.stderr)
                done = program("run", "--scenario", name, "--", *FETCH, input=FIVE_LINES)
                self.assertEqual(done.returncode, 0, done.stderr)
        self.write("five", FIVE_LINES)
        done = program.shell(
            "proxy407 run --scenario <(cat five) -- curl -sSf --proxy-anyauth http://a.test/",
            by="bash", cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_standard_input_is_taken_once(self):
        done = program("serve", "-", "-", "--port", "0", input=FIVE_LINES)
        self.assertEqual(done.returncode, 2)
        self.assertIn("standard input is read once", done.stderr)
        done = program("serve", "-", "--user-file", "-", "--port", "0", input=FIVE_LINES)
        self.assertEqual(done.returncode, 2)
        self.assertIn("standard input is read once", done.stderr)

    def test_it_is_served_and_certified(self):
        path = self.write("my_proxy.json", FIVE_LINES)
        with Proxy(path) as proxy:
            done = subprocess.run(
                [*FETCH, "-x", f"http://127.0.0.1:{proxy.port}", "-U", "alice:p@ss:word"],
                capture_output=True, text=True, check=False, env=clean_environment())
            self.assertEqual(json.loads(done.stdout), {"origin": "127.0.0.1"}, done.stderr)
        done = program("certify", "--scenario", path, "--command",
                       "curl -sSf -m 20 --proxy-anyauth -k -x {proxy_url} {url}")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_a_copy_of_a_built_in_one_is_edited_and_served(self):
        done = program.shell(
            "proxy407 scenarios show digest > mine.json && proxy407 scenarios validate mine.json && "
            "sed -i 's/\"pass\"/\"word\"/' mine.json && proxy407 run --scenario ./mine.json -- "
            "curl -sSf --proxy-digest http://a.test/ip", cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("mine.json: ok", done.stdout)

    def test_a_warning_is_said_whenever_the_file_is_read(self):
        path = self.write("mine.json", json.dumps({"proxy": {
            "authentication": [{"scheme": "basic"}],
            "refusal": {"fields": {"Proxy-Authenticate": 'Basic realm="x"'}}}}))
        for words in (("scenarios", "validate", path), ("run", "--scenario", path, "--", "true")):
            self.assertIn("warning: this replaces the challenge", program(*words).stderr)


class User(unittest.TestCase):
    def test_the_rules_of_the_account_are_those_of_the_new_one(self):
        done = program("run", "--scenario", "session-in-user-name", "--user", "alice-session-1:secret",
                       "--", "true")
        self.assertEqual(done.returncode, 4, done.stderr)  # nothing came, and nothing was refused


class FromCurl(InFolder):
    """Each scenario of the catalogue that curl can read a 407 of, as if it were a real proxy."""

    def transcript(self, scenario, *options, url="http://a.test/ip", form=("-v",)):
        with Proxy(scenario) as proxy:
            done = subprocess.run(
                ["curl", *form, "-sm", "20", "-x", f"http://127.0.0.1:{proxy.port}", *options, url],
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
                env=clean_environment())
        return done.stdout

    def made(self, transcript):
        done = program("scenarios", "from-curl", input=transcript, text=False)
        self.assertEqual(done.returncode, 0, done.stderr.decode() + transcript.decode(errors="replace"))
        return done.stdout.decode()

    @staticmethod
    def head(transcript):
        """Status line and fields, without what each answer has of its own."""
        lines = [line.rstrip() for line in transcript.decode(errors="replace").split("\n")]
        head = [line for line in lines if line.startswith("< ")]
        return [re.sub(r'nonce="[^"]*"', "nonce", line) for line in head
                if not line.lower().startswith("< date:")]

    def round_trip(self, scenario, url):
        first = self.transcript(scenario, url=url)
        text = self.made(first)
        path = self.write("made.json", text)
        done = program("scenarios", "validate", path)
        self.assertEqual((done.returncode, done.stderr), (0, ""), text)
        second = self.transcript(path, url=url)
        self.assertEqual(self.head(second), self.head(first), text)
        self.assertEqual(self.made(second), text)

    def test_it_refuses_as_the_real_one_and_is_made_again_of_that(self):
        for scenario in ("basic", "digest", "digest-sha256", "ntlm", "negotiate-or-ntlm",
                         "connect-keep-alive-407", "connect-closed-407", "unquoted-realm",
                         "three-schemes-in-one-field", "challenge-in-three-fields",
                         "squid", "tinyproxy", "apache", "haproxy", "goproxy", "proxy-py",
                         "proxy-chain", "npm-proxy"):
            for url in ("http://a.test/ip", "https://a.test/ip"):
                with self.subTest(scenario, url=url):
                    self.round_trip(scenario, url)

    def test_each_form_of_curl_gives_the_same(self):
        text = self.made(self.transcript("squid"))
        for form in (("-v", "--trace-time"), ("--trace", "-"), ("-i",)):
            with self.subTest(form):
                self.assertEqual(self.made(self.transcript("squid", form=form)), text)
        ascii_form = json.loads(self.made(self.transcript("squid", form=("--trace-ascii", "-"))))
        self.assertEqual(ascii_form["proxy"]["authentication"],
                         json.loads(text)["proxy"]["authentication"])
        windows = self.transcript("squid").replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        self.assertEqual(json.loads(self.made(windows))["proxy"]["refusal"]["fields"],
                         json.loads(text)["proxy"]["refusal"]["fields"])

    def test_a_client_of_the_made_one_gets_through_and_its_secrets_do_not_come_along(self):
        transcript = self.transcript("digest", "-U", "user:wrong-secret", "--proxy-digest")
        text = self.made(transcript)
        self.assertNotIn("wrong-secret", text)
        path = self.write("made.json", text)
        done = program("run", "--scenario", path, "--", *FETCH)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_bad_input_gives_a_sentence(self):
        different = self.transcript("basic") + self.transcript("digest")
        for text, said in ((b"", "empty"), (b"garbage\n" * 9, "no response in it"),
                           (b"\x7fELF\0\0\0", "binary"), (b"x" * 10_000_000, "MiB"),
                           (b"< HTTP/1.1 200 OK\n<\n", "no 407 in it, but 200"),
                           (different, "two different 407s")):
            done = program("scenarios", "from-curl", input=text, text=False)
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            self.assertIn(said, done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
