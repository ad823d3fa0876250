#!/usr/bin/env python3
"""`proxy407 certify` on a client of a user's own: what the usual profile finds out about it, and the
lines that do each case again.

usage: own_clients.py PROGRAM [unittest arguments]
"""
import base64
import gzip
import json
import pathlib
import re
import shlex
import sys
import tempfile
import unittest
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))
from support.program import InFolder, Program  # noqa: E402

program = Program(sys.argv.pop(1))
BROKEN = HERE / "broken-clients"


def certify(*words, cwd=None):
    return program("certify", *words, cwd=cwd)


class Command(unittest.TestCase):
    def test_its_failure_is_reproduced_by_its_line(self):
        command = "curl -sS -A \"it's $HOME\" -x {proxy} --proxy-header 'X: {user} {password}' {url}"
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "results.json")
            certify("--command", command, "--scenario", "basic", "--json", str(file),
                    "--retries", "0")
            results = json.loads(file.read_text(encoding="utf-8"))["results"]
        line = next(r["reproduce"] for r in results if r["scenario"] == "basic")
        done = certify(*shlex.split(line)[2:], "--retries", "0")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("User-Agent: it's $HOME", done.stdout)
        self.assertIn("no-credentials", done.stdout)


class Reproduce(InFolder):
    """Every line that says how to do a case again does so: on the terminal, in JUnit and in HTML,
    for each way in which the client was named."""

    def lines_of(self, done):
        [terminal] = re.findall("^  reproduce  (.*)$", done.stdout, re.M)
        junit = xml.etree.ElementTree.parse(self.folder / "junit.xml")
        [in_junit] = [line for failure in junit.iter("failure")
                      for line in re.findall("^reproduce: (.*)$", failure.text, re.M)]
        page = (self.folder / "matrix.html").read_text(encoding="utf-8")
        [packed] = re.findall('id="evidence-[0-9]+">([^<]+)<', page)
        cases = json.loads(gzip.decompress(base64.b64decode(packed)))
        [in_html] = {case["reproduce"] for case in cases.values()
                     if any(check["outcome"] == "fail" for check in case["checks"])}
        return {terminal, in_junit, in_html}

    def test_in_every_report(self):
        mine = self.write("mine.json", '{"client": {"user": "a", "password": "b c"}, '
                                       '"proxy": {"authentication": [{"scheme": "basic"}]}}')
        command = "curl -sS -A \"it's\" -x {proxy} --proxy-header 'X: {user} {password}' {url}"
        for words in (("--command", command), ("--clients-dir", str(BROKEN), "--client",
                                               "drops-credentials")):
            for scenario in (("basic",), ("special/space",), (mine,), ("basic", "--user", "u:x y")):
                with self.subTest(words, scenario=scenario):
                    done = certify(*words, "--scenario", *scenario, "--target", "http",
                                   "--retries", "0", "--junit", str(self.folder / "junit.xml"),
                                   "--html", str(self.folder / "matrix.html"))
                    self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
                    lines = self.lines_of(done)
                    self.assertEqual(len(lines), 1, lines)
                    again = program.shell(lines.pop())
                    self.assertEqual(again.returncode, 1, again.stderr)
                    self.assertIn("no-credentials", again.stdout)

    def test_what_show_prints_starts_the_proxy_again(self):
        script = "curl -sS -x {proxy} -U {user}:wrong{password} {url}"
        for scenario in ("basic", "digest-or-basic", "special/at-and-colon"):
            done = certify("--command", script, "--scenario", scenario, "--target", "http",
                           "--retries", "0", "--show")
            lines = set(re.findall("this works +(.*)$", done.stdout, re.M))
            self.assertTrue(lines, done.stdout)
            for line in lines:
                self.assertTrue(line.startswith("proxy407 run --scenario "), line)
                again = program.shell(line)
                self.assertEqual(again.returncode, 0, line + again.stderr)
            for url in re.findall("As a proxy URL: (.*)", done.stdout):
                self.assertIn("127.0.0.1:3128", url)


class Refused(unittest.TestCase):
    """A client of a user's own: the usual profile, with no option but --command, finds out what it
    does when the proxy refuses it."""

    def certify(self, how, *words):
        return certify("--command", f"sh {HERE}/refused.sh {how} {{proxy_url}} {{url}}",
                       "--retries", "0", "--timeout", "2", "--jobs", "4", *words)

    def test_each_is_found_out(self):
        for how, *told in (
                ("retries", "FAIL   command  stops-in-the-end", "wrong-password"),
                ("crashes", "CRASH  command  crash", "wrong-password, wrong-password-closes"),
                ("hangs", "TIMEOUT command  timeout", "wrong-password, wrong-password-closes"),
                ("calls-it-success", "FAIL   command  client-reported-success"),
                ("invents-credentials", "FAIL   command  not-authenticated",
                 "no-credentials-configured"),
                ("gives-up-when-closed", "407-connection-close"),
                ("leaks-on-redirect", "LEAK   command  secret-in-another-field",
                 "redirect-to-https"),
                ("leaks-into-tunnel-on-redirect", "LEAK   command  credentials-after-redirect",
                 "redirect-to-https")):
            with self.subTest(how):
                done = self.certify(how)
                self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
                for sign in told:
                    self.assertIn(sign, done.stdout)

    def test_who_behaves_well_passes(self):
        done = self.certify("well")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv, verbosity=1)
