#!/usr/bin/env python3
"""The program of the preset `package` runs on any Linux with glibc 2.34, by the file itself: what it
needs, the versions of the symbols that it wants, its hardening, its size.

usage: self_contained.py PROGRAM [unittest arguments]
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = pathlib.Path()
FLOOR = (2, 34)
MOST_OCTETS = 12 * 1024 * 1024
LIBRARIES = {"libc.so.6", "libm.so.6", "libgcc_s.so.1", "ld-linux-x86-64.so.2"}


def said(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


class SelfContained(unittest.TestCase):
    def test_needs_the_c_library_alone(self):
        needed = set(re.findall(r"\(NEEDED\).*\[(.+?)\]", said("readelf", "-d", PROGRAM)))
        self.assertLessEqual(needed, LIBRARIES)

    def test_symbols_are_of_glibc_2_34_or_older(self):
        versions = re.findall(r"\bGLIBC_(\d+)\.(\d+)", said("objdump", "-T", PROGRAM))
        self.assertTrue(versions)
        newest = max((int(major), int(minor)) for major, minor in versions)
        self.assertLessEqual(newest, FLOOR)

    def test_is_hardened(self):
        header = said("readelf", "-h", PROGRAM)
        self.assertRegex(header, r"Type:\s+DYN", "position-independent")
        self.assertIn("GNU_RELRO", said("readelf", "-l", PROGRAM))
        self.assertRegex(said("readelf", "-d", PROGRAM), r"BIND_NOW|FLAGS_1.*NOW")
        symbols = said("objdump", "-T", PROGRAM)
        self.assertIn("__stack_chk_fail", symbols)
        self.assertRegex(symbols, r"__\w+_chk\b")

    def test_is_stripped_and_small(self):
        self.assertNotIn(".symtab", said("readelf", "-S", "-W", PROGRAM))
        self.assertLessEqual(PROGRAM.stat().st_size, MOST_OCTETS)

    def test_exports_nothing(self):
        defined = [line for line in said("objdump", "-T", PROGRAM).splitlines()
                   if "*UND*" not in line and re.search(r"\bg\b.*\.text\b", line)]
        self.assertEqual(defined, [], "another OpenSSL in the process would meet ours")

    @unittest.skipUnless(os.geteuid() == 0, "chroot is for root")
    def test_runs_where_nothing_else_is(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for library in re.findall(r"(/\S+\.so\S*)", said("ldd", PROGRAM)):
                target = root / library.lstrip("/")
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(library, target)
            shutil.copy(PROGRAM, root / "proxy407")
            (root / "tmp").mkdir()
            done = subprocess.run(["chroot", root, "/proxy407", "run", "-s", "basic", "--",
                                   "/proxy407", "--version"], capture_output=True, text=True,
                                  timeout=60, check=False)
            self.assertIn("Kerberos for Negotiate: not found", done.stdout + done.stderr)
            refused = subprocess.run(["chroot", root, "/proxy407", "serve", "negotiate", "--port", "0"],
                                     capture_output=True, text=True, timeout=60, check=False)
            self.assertIn("install libgssapi-krb5-2", refused.stderr)


if __name__ == "__main__":
    PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
