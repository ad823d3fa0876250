#!/usr/bin/env python3
"""The program serves with each C library that it is made for: those of Debian and Ubuntu since 2.34,
alone in a root with it.

usage: glibcs.py PROGRAM [unittest arguments]
Needs root (chroot) and the mirrors. A suite whose mirror or keyring is not here is skipped.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import alone

PROGRAM = pathlib.Path()
PACKAGES = ["libc6", "libgcc-s1"]
KEYRINGS = pathlib.Path("/usr/share/keyrings")
DEBIAN = ("http://deb.debian.org/debian", "debian-archive-keyring.gpg")
UBUNTU = ("http://archive.ubuntu.com/ubuntu", "ubuntu-archive-keyring.gpg")


def apt(folder, *arguments):
    """An apt of its own: no list, package or setting of this machine's changes."""
    options = {"Dir::State": folder / "state", "Dir::State::status": folder / "status",
               "Dir::Cache": folder / "cache", "Dir::Etc::sourcelist": folder / "one.sources",
               "Dir::Etc::sourceparts": "/dev/null", "APT::Sandbox::User": "root"}
    command = ["apt-get", "-qq"]
    for name, value in options.items():
        command += ["-o", f"{name}={value}"]
    return subprocess.run([*command, *arguments], cwd=folder, capture_output=True, text=True,
                          timeout=300, check=False)


def unpack(folder, root, suite, mirror):
    """The C library of a suite into root; skips the test where it can't be had."""
    address, keyring = mirror
    if not (KEYRINGS / keyring).exists():
        raise unittest.SkipTest(f"no {keyring}")
    (folder / "status").touch()
    (folder / "one.sources").write_text(
        f"Types: deb\nURIs: {address}\nSuites: {suite}\nComponents: main\n"
        f"Signed-By: {KEYRINGS / keyring}\n", encoding="utf-8")
    for name in ("state/lists/partial", "cache/archives/partial"):
        (folder / name).mkdir(parents=True)
    for arguments in (["update"], ["download", *PACKAGES]):
        done = apt(folder, *arguments)
        if done.returncode != 0:
            raise unittest.SkipTest(f"{suite} can't be had: {done.stderr.strip().splitlines()[-1:]}")
    link_usr(root)
    for package in folder.glob("*.deb"):
        with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", package], stdout=subprocess.PIPE) as files:
            subprocess.run(["tar", "-x", "--keep-directory-symlink", "-C", root], stdin=files.stdout,
                           check=True)


def link_usr(root):
    """As in every one of these systems, whatever their packages say."""
    for name in ("lib", "lib64"):
        (root / "usr" / name).mkdir(parents=True)
        (root / name).symlink_to(f"usr/{name}")


@unittest.skipUnless(os.geteuid() == 0, "chroot is for root")
class Glibcs(unittest.TestCase):
    def serves_with(self, suite, mirror, version):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            root = folder / "root"
            root.mkdir()
            unpack(folder, root, suite, mirror)
            library = next(root.glob("usr/lib/*/libc.so.6")).read_bytes()
            self.assertIn(f"stable release version {version}".encode(), library)
            alone.serves(self, alone.inside(PROGRAM, root))

    def test_2_35_of_ubuntu_22_04(self):
        self.serves_with("jammy", UBUNTU, "2.35.")

    def test_2_36_of_debian_12(self):
        self.serves_with("bookworm", DEBIAN, "2.36.")

    def test_2_39_of_ubuntu_24_04(self):
        self.serves_with("noble", UBUNTU, "2.39.")

    def test_2_41_of_debian_13(self):
        self.serves_with("trixie", DEBIAN, "2.41.")

    def test_2_42_of_ubuntu_25_10(self):
        self.serves_with("questing", UBUNTU, "2.42.")

    def test_the_newest_of_debian(self):
        self.serves_with("sid", DEBIAN, "2.")


if __name__ == "__main__":
    PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
