#!/usr/bin/env python3
"""Each package installs in a clean place, and its program runs there.

usage: installed.py FOLDER [unittest arguments]
FOLDER has what `./dev package` made. A form whose tool is missing is skipped.
"""
import gzip
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

FOLDER = pathlib.Path()


def run(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=300,
                          **more).stdout


class Installed(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def one(self, pattern):
        found = list(FOLDER.glob(pattern))
        self.assertEqual(len(found), 1, pattern)
        return found[0]

    def runs(self, program):
        self.assertIn("proxy407 ", run(program, "--version"))
        self.assertIn("user", run(program, "scenarios", "show", "basic"))

    def test_tarball_runs_from_anywhere_with_its_pages(self):
        run("tar", "-xzf", self.one("*.tar.gz"), "-C", self.folder)
        tree = next(self.folder.iterdir())
        self.runs(tree / "bin/proxy407")
        for page in (tree / "share/man/man1").iterdir():
            done = subprocess.run(["man", "--warnings", "-l", page], capture_output=True, text=True,
                                  check=False, env={"PATH": os.environ["PATH"], "MANWIDTH": "80"}) \
                if shutil.which("man") else None
            if done:
                self.assertEqual(done.stderr, "", page.name)
        run("bash", "-n", tree / "share/bash-completion/completions/proxy407")

    def test_bash_completes_commands_options_and_scenarios(self):
        run("tar", "-xzf", self.one("*.tar.gz"), "-C", self.folder)
        tree = next(self.folder.iterdir())
        script = (f"PATH={tree}/bin:$PATH; . {tree}/share/bash-completion/completions/proxy407; "
                  "complete_it() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _proxy407; "
                  "echo \"${COMPREPLY[*]}\"; }; "
                  "complete_it proxy407 ser; complete_it proxy407 serve --port-f; "
                  "complete_it proxy407 serve ip-allowlist-u; complete_it proxy407 help enc")
        self.assertEqual(run("bash", "-c", script).split(),
                         ["serve", "--port-file", "ip-allowlist-unlisted", "encode"])

    @unittest.skipUnless(shutil.which("dpkg-deb"), "dpkg is not here")
    def test_deb_holds_the_same_program(self):
        run("dpkg-deb", "-x", self.one("*.deb"), self.folder)
        self.runs(self.folder / "usr/bin/proxy407")
        page = gzip.decompress((self.folder / "usr/share/man/man1/proxy407.1.gz").read_bytes())
        self.assertIn(b".SH SYNOPSIS", page)
        self.assertIn("libc6 (>= 2.34)", run("dpkg-deb", "-f", self.one("*.deb"), "Depends"))

    def test_wheel_puts_the_program_on_the_path(self):
        run(sys.executable, "-m", "venv", self.folder)
        run(self.folder / "bin/pip", "install", "-q", "--no-index", self.one("*.whl"))
        self.runs(self.folder / "bin/proxy407")
        run(self.folder / "bin/python", "-c", "import proxy407; proxy407.Proxy407")

    @unittest.skipUnless(shutil.which("npm"), "npm is not here")
    def test_npm_installs_program_and_fixture_without_a_network(self):
        (self.folder / "package.json").write_text('{"private": true}', encoding="utf-8")
        main, platform = (self.one(name) for name in ("proxy407-[0-9]*.tgz",
                                                      "proxy407-linux-x64-*.tgz"))
        run("npm", "install", "--offline", "--no-audit", "--no-fund", platform, main,
            cwd=self.folder)
        self.runs(self.folder / "node_modules/@proxy407/linux-x64/bin/proxy407")
        run("node", "-e", "require('proxy407')", cwd=self.folder)

    def test_sums_are_those_of_the_files(self):
        run("sha256sum", "--check", "SHA256SUMS", cwd=FOLDER)


if __name__ == "__main__":
    FOLDER = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
