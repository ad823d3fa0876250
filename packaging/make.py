#!/usr/bin/env python3
"""Writes every package of the program into a folder, and SHA256SUMS.

usage: make.py PROGRAM FOLDER [FORM...]
FORM: tarball, deb, wheel, npm, jar, go; all of them by default. `./dev package` calls it with the program of
the CMake preset `package`. Two runs give the same octets.
"""
import hashlib
import pathlib
import subprocess
import sys
import tempfile

import archive
import deb
import go
import java
import npm
import tree
import wheel


def tarball(root, folder, version, _):
    name = f"proxy407-{version}-linux-x86_64"
    archive.write_tar_gz(folder / f"{name}.tar.gz", archive.members_of(root, f"{name}/"))


def debian(root, folder, version, work):
    revision = f"{version}-1"
    deb.write_deb(root, work, folder / f"proxy407_{revision}_amd64.deb", revision)


FORMS = {
    "tarball": tarball,
    "deb": debian,
    "wheel": lambda root, folder, version, _: wheel.write_wheel(root, folder, version),
    "npm": lambda root, folder, version, _: npm.write_npm(root, folder, version),
    "jar": lambda root, folder, version, _: java.write(root, folder, version),
    "go": lambda root, folder, version, _: go.write(root, folder, version),
}


def main():
    if len(sys.argv) < 3 or any(form not in FORMS for form in sys.argv[3:]):
        sys.exit(__doc__)
    program, folder = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    version = subprocess.run([program, "--version"], check=True, capture_output=True,
                             text=True).stdout.split()[1]
    folder.mkdir(parents=True, exist_ok=True)
    if not sys.argv[3:]:
        forget_earlier(folder)
    with tempfile.TemporaryDirectory() as temporary:
        root = pathlib.Path(temporary) / "tree"
        tree.write_tree(program, root)
        for form in sys.argv[3:] or FORMS:
            print(f"{form} ...", file=sys.stderr)
            work = pathlib.Path(temporary) / form
            work.mkdir()
            FORMS[form](root, folder, version, work)
    write_sums(folder)


def forget_earlier(folder):
    """Packages of another version or platform would be given away with the new ones."""
    sums = folder / "SHA256SUMS"
    for line in sums.read_text(encoding="utf-8").splitlines() if sums.exists() else []:
        (folder / pathlib.Path(line.split()[1]).name).unlink(missing_ok=True)


def write_sums(folder):
    files = sorted(path for path in folder.iterdir() if path.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
    for line in lines:
        print(line, end="")


if __name__ == "__main__":
    main()
