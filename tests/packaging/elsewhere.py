#!/usr/bin/env python3
"""The programs for other machines serve: that for 64-bit Arm by an emulator, and the static one where
there is nothing else at all.

usage: elsewhere.py PROGRAM [unittest arguments]
PROGRAM is what `./dev arm64` or `./dev static` made.
"""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

import alone

PROGRAM = pathlib.Path()
LIBRARIES = "/usr/aarch64-linux-gnu"
FLOOR = (2, 34)


def said(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


def is_for(machine):
    return machine in said("readelf", "-h", PROGRAM)


class Arm64(unittest.TestCase):
    def setUp(self):
        if not is_for("AArch64"):
            self.skipTest("the program is for another processor")

    @unittest.skipUnless(shutil.which("qemu-aarch64"), "qemu-user is not installed")
    def test_serves(self):
        alone.serves(self, ["qemu-aarch64", "-L", LIBRARIES, PROGRAM])

    def test_needs_glibc_2_34_alone(self):
        needed = set(re.findall(r"\(NEEDED\).*\[(.+?)\]", said("readelf", "-d", PROGRAM)))
        self.assertLessEqual(needed, {"libc.so.6", "libm.so.6", "libgcc_s.so.1", "ld-linux-aarch64.so.1"})
        versions = re.findall(r"\bGLIBC_(\d+)\.(\d+)", said("readelf", "-V", PROGRAM))
        self.assertTrue(versions)
        self.assertLessEqual(max((int(major), int(minor)) for major, minor in versions), FLOOR)


class Static(unittest.TestCase):
    def setUp(self):
        if not is_for("X86-64"):
            self.skipTest("the program is for another processor")

    def test_needs_nothing(self):
        self.assertNotIn("NEEDED", said("readelf", "-d", PROGRAM))
        self.assertNotIn("INTERP", said("readelf", "-l", PROGRAM))

    @unittest.skipUnless(os.geteuid() == 0, "chroot is for root")
    def test_serves_where_nothing_else_is(self):
        with tempfile.TemporaryDirectory() as folder:
            alone.serves(self, alone.inside(PROGRAM, pathlib.Path(folder)))

    @unittest.skipUnless(os.geteuid() == 0, "chroot is for root")
    def test_runs_a_command_where_nothing_else_is(self):
        with tempfile.TemporaryDirectory() as folder:
            command = alone.inside(PROGRAM, pathlib.Path(folder))
            done = subprocess.run([*command, "run", "-s", "basic", "--", "/proxy407", "--version"],
                                  capture_output=True, text=True, timeout=60, check=False)
            self.assertIn("proxy407 ", done.stdout)

    @unittest.skipUnless(os.geteuid() == 0, "chroot is for root")
    def test_writes_what_it_knows_where_nothing_else_is(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            command = alone.inside(PROGRAM, root)
            self.assertIn("decode", said(*command, "explain", "wrong-credentials/percent-encoding-not-decoded"))
            self.assertIn("p%40ss", said(*command, "encode", "user", "--password", "p@ss"))
            done = subprocess.run([*command, "run", "-s", "basic", "--json", "/run.json", "--", "/proxy407",
                                   "--version"], capture_output=True, text=True, timeout=60, check=False)
            self.assertEqual(json.loads((root / "run.json").read_text(encoding="utf-8"))["exit_code"],
                             done.returncode, done.stderr)

    @unittest.skipUnless(os.geteuid() == 0, "chroot is for root")
    def test_records_where_nothing_else_is(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            command = alone.inside(PROGRAM, root)
            with alone.serving(self, command) as proxy:
                record = [*command, "record", "--upstream", proxy["url"], "--out", "/mine.json"]
                with subprocess.Popen(record, stderr=subprocess.PIPE, text=True) as recorder:
                    relay = re.search(r"http://[\d.]+:\d+", recorder.stderr.readline())[0]
                    self.assertEqual(alone.curl(relay, "http://example.test/ip"), "407")
                    recorder.send_signal(signal.SIGINT)
                    rest = recorder.stderr.read()
                self.assertEqual(recorder.returncode, 0, rest)
            self.assertIn("proxy", json.loads((root / "mine.json").read_text(encoding="utf-8")))


if __name__ == "__main__":
    PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
