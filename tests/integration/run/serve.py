#!/usr/bin/env python3
"""What `serve` says to a person, and the variables that it writes for a shell.

usage: serve.py PROGRAM [unittest arguments]
"""
import os
import pathlib
import re
import stat
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.proxy import Proxy, clean_environment  # noqa: E402


class Served:
    """`serve` with a log for people, and the variables that it wrote."""

    def __init__(self, *arguments):
        self._folder = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self._folder.name)
        self.env = self.folder / "env"
        self.log = self.folder / "log"
        with open(self.log, "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [Proxy.program, "serve", *arguments, "--port", "0", "--env-file", self.env],
                stdout=log, stderr=subprocess.PIPE, text=True, cwd=self.folder)
        deadline = time.monotonic() + 20
        while not self.env.exists():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("serve did not come up: " + self.process.communicate()[1])
            time.sleep(0.002)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        self._folder.cleanup()

    def shell(self, script, **more):
        """What a shell that has read the variables prints for the script."""
        return subprocess.run(["sh", "-euc", f". {self.env}\n{script}"], capture_output=True,
                              text=True, timeout=60, check=False,
                              env={**clean_environment(), **more}, cwd=self.folder)

    def stop(self):
        self.process.terminate()
        self.process.communicate(timeout=20)

    def said(self):
        self.stop()
        return self.log.read_text(encoding="utf-8")


class StopWithStdin(unittest.TestCase):
    """A parent that dies, however it does, takes the proxy along."""

    def start(self, **pipes):
        process = subprocess.Popen(
            [Proxy.program, "serve", "--port", "0", "--port-file", "-", "--log-file", "/dev/null",
             "--stop-with-stdin"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **pipes)
        self.addCleanup(process.kill)
        return process

    def test_pipe_that_stays_open_keeps_it(self):
        process = self.start(stdin=subprocess.PIPE)
        self.assertRegex(process.stdout.readline(), r"^\d+\n$")
        process.stdin.write("what comes is thrown away\n" * 1000)
        process.stdin.flush()
        with self.assertRaises(subprocess.TimeoutExpired):
            process.wait(timeout=0.3)
        process.stdin.close()
        self.assertEqual(process.wait(timeout=20), 0)

    def test_parent_that_is_killed_ends_it(self):
        parent = subprocess.Popen(
            [sys.executable, "-c",
             "import subprocess, sys, time\n"
             "child = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE)\n"
             "time.sleep(60)",
             Proxy.program, "serve", "--port", "0", "--port-file", "-", "--log-file", "/dev/null",
             "--stop-with-stdin"], stdout=subprocess.PIPE, text=True)
        self.addCleanup(parent.stdout.close)
        self.assertRegex(parent.stdout.readline(), r"^\d+\n$")
        parent.kill()
        parent.wait(timeout=20)
        # The last one to hold standard output was the proxy.
        self.assertEqual(parent.stdout.read(), "")

    def test_input_that_is_no_pipe_has_ended(self):
        with open(__file__, encoding="utf-8") as file:
            for nothing in (subprocess.DEVNULL, file):
                self.assertEqual(self.start(stdin=nothing).wait(timeout=20), 0)

    def test_input_that_is_read_for_something_else_is_refused(self):
        done = subprocess.run([Proxy.program, "serve", "-", "--stop-with-stdin"], input="{}",
                              capture_output=True, text=True, timeout=20, check=False)
        self.assertEqual(done.returncode, 2)


class EnvironmentFile(unittest.TestCase):
    def test_a_shell_that_reads_it_gets_through_by_http_and_https(self):
        for scenario, *more in (["basic"], ["digest", "--user", "it's:a b$c\"d`e"],
                                ["tls-proxy", "--ca-dir", "authority"]):
            with self.subTest(scenario), Served(scenario, *more) as served:
                for target in ("http", "https"):
                    # no_proxy of the caller would lead past the proxy.
                    done = served.shell(
                        f"curl -sS --proxy-anyauth {target}://origin.test/ip "
                        "${PROXY407_CA_FILE:+--proxy-cacert $PROXY407_CA_FILE} "
                        "-o /dev/null -w '%{http_code}'", no_proxy="*", NO_PROXY="*")
                    self.assertEqual(done.stdout, "200", done.stderr)

    def test_it_is_its_owners_and_goes_with_the_proxy(self):
        with Served("basic") as served:
            self.assertEqual(stat.S_IMODE(served.env.stat().st_mode), 0o600)
            certificate = re.search("PROXY407_CA_FILE=(.*)", served.env.read_text("utf-8"))[1]
            self.assertTrue(os.path.exists(certificate))
            served.stop()
            self.assertFalse(served.env.exists())
            self.assertFalse(os.path.exists(certificate))

    def test_it_has_the_variables_that_run_sets(self):
        names = "env | sed -n 's/=.*//p' | sort"
        with Served("basic") as served:
            ours = served.shell(names).stdout.split()
        done = subprocess.run([Proxy.program, "run", "--", "sh", "-c", names], check=False,
                              capture_output=True, text=True, timeout=60, env=clean_environment())
        self.assertEqual([n for n in ours if n not in ("OLDPWD", "PWD")],
                         [n for n in done.stdout.split() if n not in ("OLDPWD", "PWD")])


class SaidOnce(unittest.TestCase):
    def test_what_holds_for_every_request_of_a_client(self):
        with Served("basic") as served:
            for _ in range(3):
                served.shell("curl -sS https://origin.test/ip")
            said = served.said()
        self.assertEqual(said.count("200 accepted"), 3, said)
        self.assertEqual(said.count("proxy-connection-sent"), 1, said)

    def test_how_each_client_learns_to_trust_the_certificate(self):
        with Served("basic", "--ca-file", "my ca.pem") as served, \
                Served("basic", "--ca-file", "ca.pem") as other:
            for _ in range(2):
                served.shell(f"curl -sS --cacert {other.folder}/ca.pem https://origin.test/ip")
            said = served.said()
        self.assertEqual(said.count("does not trust the certificate authority"), 1, said)
        self.assertIn("  Tell the client in its own way to trust the certificate:\n", said)
        self.assertIn("export REQUESTS_CA_BUNDLE='", said)
        self.assertIn("my ca.pem'", said)


if __name__ == "__main__":
    Proxy.program = os.path.abspath(sys.argv.pop(1))
    unittest.main()
