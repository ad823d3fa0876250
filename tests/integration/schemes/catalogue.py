#!/usr/bin/env python3
"""The proof of the scenarios with NTLM: curl passes all their checks, and for each check there is a way
of using curl, or a script, that fails it. What tests/catalogue is for the other families.

usage: catalogue.py PROGRAM [unittest arguments]
"""
import json
import os
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.proxy import Proxy, clean_environment  # noqa: E402

QUIET = "curl -sS -m 20 -o /dev/null"
NTLM = f"{QUIET} --proxy-ntlm"
NOBODY = f"{NTLM} -x http://nobody:x@${{PROXY407_URL#http://}}"
HTTP = "$PROXY407_HTTP_TARGET"
HTTPS = "$PROXY407_HTTPS_TARGET"
POST = "http://origin.test/post"
VERSION_1 = f"python3 {pathlib.Path(__file__).parent / 'ntlm_version_1.py'}"
ALICE = r"-H 'X-Secret: CORP\alice:pass'"
REFUSED = {"authenticated": f"{NOBODY} {HTTP}", "credentials-exact": f"{NOBODY} {HTTP}"}
AGAIN = f"for i in 1 2 3; do {NOBODY} {HTTP}; done"
AS_ANYBODY = f"{NTLM} {HTTP}; https_proxy=$http_proxy {NTLM} {HTTPS}"

# scenario: command lines that pass, and for each check one that fails it
CASES = {
    "ntlm": ([f"{NTLM} {HTTP}", f"{NTLM} {HTTPS}"], {
        **REFUSED, "answered-challenge": f"{NOBODY} {HTTP}", "max-attempts": AGAIN,
        "never-sent-to-origin": f"{NTLM} {ALICE} {HTTP}"}),
    "ntlm-or-basic": ([f"{NTLM} {HTTP}", f"{QUIET} --proxy-anyauth {HTTPS}", f"{QUIET} {HTTP}"], {
        **REFUSED, "max-attempts": AGAIN}),
    "ntlm-upload": ([f"{NTLM} -d @{pathlib.Path(__file__)} {POST}", f"{QUIET} --proxy-anyauth -d x {POST}",
                     f"{NTLM} -d x https://origin.test/post"], {
        **REFUSED, "content-complete": f"{QUIET} -x $PROXY407_URL -d x {POST}"}),
    "ntlm-407-body": ([f"{NTLM} {HTTP}", f"{NTLM} {HTTPS}"], {
        **REFUSED, "answered-challenge": f"{NOBODY} {HTTP}", "max-attempts": AGAIN}),
    "ntlm-407-chunked": ([f"{NTLM} {HTTP}", f"{NTLM} {HTTPS}"], {
        **REFUSED, "answered-challenge": f"{NOBODY} {HTTP}", "max-attempts": AGAIN}),
    "ntlm-closed-407": ([f"{QUIET} --proxy-anyauth {HTTP}", f"{QUIET} --proxy-anyauth {HTTPS}"], {
        **REFUSED, "reconnects-after-close": f"{QUIET} -x $PROXY407_URL {HTTP}"}),
    "ntlm-and-target-digest": ([f"{NTLM} --digest -u name:word {HTTP}",
                                f"{NTLM} --digest -u name:word {HTTPS}"], {
        **REFUSED, "answers-both": f"{NTLM} {HTTP}",
        "never-sent-to-origin": f"{NTLM} --digest -u name:word {ALICE} {HTTP}"}),
    "ntlm-two-accounts": ([f"{NTLM} {HTTP}; {NTLM} {HTTPS}"], {
        "authenticated": f"{NOBODY} {HTTP}", "account-for-each-kind": AS_ANYBODY}),
    "ntlm-version-2": ([f"{NTLM} {HTTP}", f"{NTLM} {HTTPS}"], {
        "authenticated": VERSION_1, "ntlm-version-2": VERSION_1}),
}


class Proof(unittest.TestCase):
    def run_in(self, scenario, line):
        done = subprocess.run(
            [Proxy.program, "run", "--scenario", scenario, "--json", "-", "--timeout", "30", "--",
             "sh", "-c", line],
            capture_output=True, text=True, timeout=60, env=clean_environment(), check=False)
        return json.loads(done.stdout), done.stderr

    def expected(self, scenario):
        shown = subprocess.run([Proxy.program, "scenarios", "show", scenario], capture_output=True,
                               text=True, timeout=20, check=True).stdout
        return {expectation["check"] for expectation in json.loads(shown)["expect"]}

    def test_who_does_right_passes(self):
        for scenario, (right, _) in CASES.items():
            for line in right:
                with self.subTest(scenario, line=line):
                    result, errors = self.run_in(scenario, line)
                    self.assertEqual(result["verdict"], "pass", errors)

    def test_each_check_is_failed_by_somebody(self):
        for scenario, (_, wrong) in CASES.items():
            self.assertEqual(wrong.keys(), self.expected(scenario), scenario)
            for check, line in wrong.items():
                with self.subTest(scenario, check=check):
                    result, errors = self.run_in(scenario, line)
                    failed = {c["check"] for c in result["checks"] if c["outcome"] == "fail"}
                    self.assertIn(check, failed, errors)


if __name__ == "__main__":
    Proxy.program = os.path.abspath(sys.argv.pop(1))
    unittest.main(argv=sys.argv, verbosity=1)
