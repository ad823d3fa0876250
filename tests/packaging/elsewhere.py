#!/usr/bin/env python3
"""The programs for other machines serve: that for 64-bit Arm by an emulator, and the static one where
there is nothing else at all.

usage: elsewhere.py PROGRAM [unittest arguments]
PROGRAM is what `./dev arm64` or `./dev static` made.
"""
import os
import pathlib
import re
import shutil
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


if __name__ == "__main__":
    PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
