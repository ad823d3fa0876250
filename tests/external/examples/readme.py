#!/usr/bin/env python3
"""An example of the README runs as printed.

usage: readme.py PROGRAM pytest|node|go|junit|ci|serve|run
Ends with 77 where the tools of the example are not installed: ./dev install examples
"""
import importlib.util
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests"))
from support.program import InFolder, Program  # noqa: E402

README = (ROOT / "README.md").read_text(encoding="utf-8")
JUNIT = pathlib.Path("/usr/share/java/junit-platform-console-standalone.jar")
UNDICI = ROOT / "client-tests/clients/node-undici/node_modules"
PROGRAM = None


def example(name):
    """The file that the README shows under that name, and the command that follows it."""
    found = re.search(rf"<!-- {re.escape(name)} -->\n```\w+\n(.*?)```\n\n```sh\n(.*?)\n```", README,
                      re.DOTALL)
    return found[1], found[2]


def shown(command):
    """What the README shows under a command, without the ports of clients and what it leaves out."""
    found = re.search(rf"^\$ {re.escape(command)}\n(.*?)^(?:```|\$ )", README, re.DOTALL | re.MULTILINE)
    return lines_of(found[1])


def lines_of(text):
    return [re.sub(r"(127\.0\.0\.1):\d+", r"\1:PORT", line) for line in text.splitlines()
            if line.strip() and line.strip() != "..."]


class Examples(InFolder):
    def passes(self, name, before=None, **environment):
        text, command = example(name)
        self.write(name, text)
        if before:
            subprocess.run(before, cwd=self.folder, check=True, timeout=120)
        environment.setdefault("HOME", str(self.folder))
        done = PROGRAM.shell(command, cwd=self.folder, env=environment)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertRegex(done.stderr, r"(?m)^PASS  \d+ of \d+ checks passed")
        self.assertIn("200 accepted", done.stderr)

    @unittest.skipUnless(importlib.util.find_spec("pytest") and importlib.util.find_spec("requests"),
                         "pytest or requests is not installed")
    def test_pytest(self):
        self.passes("test_download.py")

    @unittest.skipUnless(shutil.which("node") and UNDICI.is_dir(), "Node or undici is not installed")
    def test_node(self):
        self.passes("download.test.js", NODE_PATH=str(UNDICI))

    @unittest.skipUnless(shutil.which("go"), "Go is not installed")
    def test_go(self):
        self.passes("download_test.go", GO111MODULE="auto",
                    GOCACHE=str(pathlib.Path.home() / ".cache/go-build"))

    @unittest.skipUnless(shutil.which("javac") and JUNIT.exists(), "JUnit is not installed")
    def test_junit(self):
        (self.folder / JUNIT.name).symlink_to(JUNIT)
        self.passes("DownloadTest.java",
                    ["javac", "-cp", JUNIT, "-d", "classes", "DownloadTest.java"])

    def test_serve(self):
        commands = re.findall(r"^\$ (curl -x http://127\.0\.0\.1:3128 .*)$", README, re.MULTILINE)
        self.assertEqual(len(commands), 2)
        log = self.folder / "log"
        with open(log, "w", encoding="utf-8") as out, subprocess.Popen(
                [PROGRAM.path, "serve", "reject-encoded-password", "--port", "0",
                 "--port-file", self.folder / "port"], stdout=out, stderr=out) as proxy:
            try:
                deadline = time.monotonic() + 20
                while not (self.folder / "port").exists() and time.monotonic() < deadline:
                    time.sleep(0.01)
                port = (self.folder / "port").read_text(encoding="utf-8").strip()
                for command in commands:
                    PROGRAM.shell(command.replace(":3128", ":" + port))
            finally:
                proxy.terminate()
        printed = lines_of(log.read_text(encoding="utf-8"))
        for command in commands:
            text = "\n".join(shown(command))
            self.assertIn(text, "\n".join(printed))

    def test_run(self):
        command = "proxy407 run --scenario basic -- curl -sS https://httpbin.org/ip"
        done = PROGRAM.shell(command)
        printed = lines_of(done.stdout + done.stderr)
        self.assertEqual(printed[:len(shown(command))], shown(command))

    def test_ci(self):
        script = re.search(r"### In CI\n\n```sh\n(.*?)```", README, re.DOTALL)[1]
        tests = self.write("your-tests", '#!/bin/sh\necho "asked: $2"\n')
        os.chmod(tests, 0o755)
        done = PROGRAM.shell(f"PATH={self.folder}:$PATH\n{script}", cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"asked: http://127\.0\.0\.1:\d+\n")


if __name__ == "__main__":
    PROGRAM = Program(sys.argv[1])
    suite = unittest.defaultTestLoader.loadTestsFromName(f"Examples.test_{sys.argv[2]}",
                                                         sys.modules[__name__])
    result = unittest.TextTestRunner().run(suite)
    sys.exit(77 if result.skipped else 0 if result.wasSuccessful() else 1)
